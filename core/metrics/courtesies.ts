import { isCourtesy } from '../text/courtesy.ts';
import type { Entry, EntryOf } from '../timeline/entry.ts';

/** An entry to be counted, and since when it can be known that it counts (null: since it was recorded). */
export type CountedEntry = { entry: Entry; knownAt: number | null };

/**
 * Leaves out what a mere "thanks!" after a resolution sets off: the reopening, the request, the next resolution. If the
 * contact goes on to say more, all of it counts, and is known to count only from then, so that figures as of an
 * earlier moment never change.
 */
export function withoutCourtesies(entries: readonly Entry[]): CountedEntry[] {
  const counted: CountedEntry[] = [];
  let held: Entry[] | null = null;
  entries.forEach((entry, index) => {
    if (held === null && reopensForCourtesy(entry, entries[index + 1])) {
      held = [entry];
    } else if (held === null) {
      counted.push({ entry, knownAt: null });
    } else if (entry.type === 'conversation.resolved' || entry.type === 'conversation.closed') {
      held = null;
    } else if (asksForMore(entry)) {
      const knownAt = Date.parse(entry.at);
      for (const one of [...held, entry]) counted.push({ entry: one, knownAt });
      held = null;
    } else {
      held.push(entry);
    }
  });
  return counted;
}

/** Whether a message is mere thanks; where its text was erased, whether it was. */
export function saysOnlyThanks({ data }: EntryOf<'message.posted'>): boolean {
  return data.erased ? data.erased.isCourtesy : isCourtesy(data.text);
}

function reopensForCourtesy(entry: Entry, next: Entry | undefined): boolean {
  return (
    entry.type === 'conversation.reopened' &&
    entry.data.reason === 'contact_wrote' &&
    next?.type === 'message.posted' &&
    saysOnlyThanks(next)
  );
}

function asksForMore(entry: Entry): boolean {
  switch (entry.type) {
    case 'message.posted':
      return entry.actor.kind === 'contact' && !saysOnlyThanks(entry);
    case 'escalation.requested':
      return entry.data.by === 'contact';
    case 'resolution.answered':
      return !entry.data.solved;
    default:
      return false;
  }
}
