import type { ContactEntry } from '../../core/timeline/visible.ts';

/** What is known of a conversation: its entries by `seq`, and up to where nothing is missing. */
export type Thread = { entries: readonly ContactEntry[]; syncedSeq: number };

export const EMPTY_THREAD: Thread = { entries: [], syncedSeq: 0 };

/** The stem of a client's id: the server adds `#text` or `#press` where one command makes several entries. */
export function clientIdStem(entry: Pick<ContactEntry, 'clientId'>): string {
  return entry.clientId?.split('#')[0] ?? '';
}

/**
 * Adds one pushed entry. `isGap` says that something before it was missed and must be fetched; the entry is
 * shown all the same.
 */
export function addPushed(thread: Thread, entry: ContactEntry): { thread: Thread; isGap: boolean } {
  const isGap = (entry.prevSeq ?? 0) > thread.syncedSeq;
  const syncedSeq = isGap ? thread.syncedSeq : Math.max(thread.syncedSeq, entry.seq);
  return { thread: { entries: merge(thread.entries, [entry]), syncedSeq }, isGap };
}

/** Adds what `entries:after` gave: up to its last entry nothing is missing. */
export function addFetched(thread: Thread, entries: readonly ContactEntry[]): Thread {
  const syncedSeq = Math.max(thread.syncedSeq, entries.at(-1)?.seq ?? 0);
  return { entries: merge(thread.entries, entries), syncedSeq };
}

/** Adds what an acknowledgement tells of our own entry, before its push comes. Says nothing about others. */
export function addAcknowledged(thread: Thread, entry: ContactEntry): Thread {
  return { ...thread, entries: merge(thread.entries, [entry]) };
}

function merge(known: readonly ContactEntry[], more: readonly ContactEntry[]): ContactEntry[] {
  const bySeq = new Map(known.map((entry) => [entry.seq, entry]));
  for (const entry of more) bySeq.set(entry.seq, entry);
  return [...bySeq.values()].sort((a, b) => a.seq - b.seq);
}
