import { passOver } from '../../../core/shared/unreachable.ts';
import type { ShownEntry } from '../live/entry-log.ts';
import { texts } from '../texts.ts';

/** An entry in one sentence, with somebody's own words apart. */
export type EntryWords = { line: string; quote: string | null };

const t = texts.entries;
const plain = (line: string, quote: string | null = null): EntryWords => ({ line, quote });

/** What an entry says to the team. */
export function describeEntry(entry: ShownEntry, contactName: string): EntryWords {
  const name = entry.actor.name ?? actorWord(entry, contactName);
  switch (entry.type) {
    case 'conversation.started': {
      const who = entry.data.contact.name ?? contactName;
      const where = entry.data.page
        ? ` ${texts.conversation.startedAt(entry.data.page.title ?? entry.data.page.url)}`
        : '';
      return plain((entry.data.byPress ? t.startedByPress(who) : t.started(who)) + where);
    }
    case 'need.signalled':
      return plain(
        t.need(texts.needs[entry.data.kind] ?? entry.data.kind),
        entry.data.evidence.quote || null,
      );
    case 'escalation.requested':
      return plain(
        t.escalated(t.by[entry.data.by] ?? entry.data.by, entry.data.reason.text),
        entry.data.note,
      );
    case 'alert.acknowledged':
      return plain(t.acknowledged(name));
    case 'offer.made':
      return plain(t.offered(entry.data.agent.name));
    case 'offer.ended':
      return plain(t.offerEnded[entry.data.outcome] ?? entry.data.outcome, entry.data.reason);
    case 'assignment.accepted':
      return plain(t.accepted(entry.data.agent.name));
    case 'conversation.transferred':
      return plain(t.transferred(name, entry.data.toName, entry.data.reason));
    case 'conversation.resolved':
      return plain(t.resolved(name), entry.data.note);
    case 'resolution.answered': {
      const score = entry.data.score === null ? '' : ` (${t.score(entry.data.score)})`;
      return plain((entry.data.solved ? t.solved(name) : t.notSolved(name)) + score, entry.data.comment);
    }
    case 'conversation.reopened':
      return plain(t.reopened[entry.data.reason] ?? entry.data.reason);
    case 'conversation.closed':
      return plain(t.closed[entry.data.reason] ?? entry.data.reason);
    case 'contact.left':
      return plain(t.left(contactName));
    case 'contact.returned':
      return plain(t.returned(contactName));
    case 'contact.identified':
      return plain(t.identified(entry.data.contact.name ?? contactName));
    case 'decision.labelled':
      return plain(
        t.labelled(name, texts.decision.labels[entry.data.verdict] ?? entry.data.verdict),
        entry.data.comment,
      );
    case 'conversation.erased':
      return plain(`${t.erased[entry.data.scope]} (${t.erasedBecause[entry.data.reason]})`);
    case 'message.posted':
    case 'note.added':
      return plain(entry.data.text);
    case 'decision.recorded':
      return plain(texts.decision.actions[entry.data.decision.action] ?? entry.data.decision.action);
    case 'entry.opaque':
      return plain(t.unknown(entry.data.type));
    default:
      return passOver(entry, plain(t.unknown((entry as { type: string }).type)));
  }
}

function actorWord({ actor }: ShownEntry, contactName: string): string {
  if (actor.kind === 'contact') return contactName;
  return actor.kind === 'assistant' ? texts.conversation.assistant : texts.conversation.system;
}
