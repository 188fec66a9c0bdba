import type { Actor } from '../values/people.ts';
import { type Entry, type EntryType, entryTypes } from './entry.ts';

/** Whether a contact may see entries of this type. Exhaustive: a new type has to answer. */
const contactSees: Record<EntryType, boolean> = {
  'conversation.started': true,
  'message.posted': true,
  'note.added': false,
  'need.signalled': false,
  'decision.recorded': false,
  'escalation.requested': true,
  'alert.acknowledged': false,
  'offer.made': false,
  'offer.ended': false,
  'assignment.accepted': true,
  'conversation.transferred': true,
  'conversation.resolved': true,
  'resolution.answered': true,
  'conversation.reopened': true,
  'conversation.closed': true,
  'contact.left': false,
  'contact.returned': false,
  'decision.labelled': false,
};

export function isVisibleToContact(type: EntryType): boolean {
  return contactSees[type];
}

/** The entry types that a contact may see. */
export const contactTypes = entryTypes.filter(isVisibleToContact);

/** The public form of an entry (protocol.md), as one audience sees it. */
export type EntryView = {
  id: string;
  conversationId: string;
  seq: number;
  at: string;
  type: EntryType;
  actor: Actor;
  data: Record<string, unknown>;
  /** The client's own id, so that its pending copy can be replaced. */
  clientId?: string;
  /** Contacts only: the entry before this one that they may see; a gap before it means something was missed. */
  prevSeq?: number;
};

/** What a contact sees of an entry, or null. Built field by field, so that nothing internal slips through. */
export function viewForContact(entry: Entry): EntryView | null {
  if (!isVisibleToContact(entry.type)) return null;
  const own = entry.actor.kind === 'contact';
  return {
    ...common(entry),
    actor: contactSafeActor(entry.actor),
    data: contactData(entry),
    prevSeq: entry.prevContactSeq,
    ...(own ? { clientId: entry.clientId } : {}),
  };
}

/** What the team sees: everything but the store's own fields. */
export function viewForAgent(entry: Entry): EntryView {
  return { ...common(entry), actor: entry.actor, data: entry.data, clientId: entry.clientId };
}

function common(entry: Entry) {
  const { id, conversationId, seq, at, type } = entry;
  return { id, conversationId, seq, at, type };
}

function contactSafeActor(actor: Actor): Actor {
  return { kind: actor.kind, ...(actor.name ? { name: actor.name } : {}) };
}

function contactData(entry: Entry): Record<string, unknown> {
  switch (entry.type) {
    case 'conversation.started':
      return { owner: { name: entry.data.owner.name }, byPress: entry.data.byPress };
    case 'message.posted':
      return entry.data.reply
        ? {
            text: entry.data.text,
            reply: {
              replyId: entry.data.reply.replyId,
              kind: entry.data.reply.kind,
              articles: entry.data.reply.articles.map(({ id, title }) => ({ id, title })),
            },
          }
        : { text: entry.data.text };
    case 'escalation.requested':
      return { by: entry.data.by, requestedAt: entry.data.requestedAt, care: entry.data.care };
    case 'assignment.accepted':
      return { agent: { name: entry.data.agent.name } };
    case 'conversation.transferred':
      return { toName: entry.data.toName };
    case 'resolution.answered':
      return { solved: entry.data.solved, score: entry.data.score };
    case 'conversation.resolved':
    case 'conversation.reopened':
    case 'conversation.closed':
      return {};
    default:
      return {};
  }
}
