import type { EntryType } from '../../../core/timeline/entry.ts';
import type { AgentEntry, AgentEntryOf } from '../../../core/timeline/visible.ts';
import { addPushed, EMPTY_THREAD, type Thread } from '../../shared/thread.ts';

/** An entry as the team sees it: all but the store's own fields. */
export type ShownEntry = AgentEntry;
export type ShownEntryOf<T extends EntryType> = AgentEntryOf<T>;

/** What has arrived of a conversation, and its beginning without a gap, which alone is shown. */
export type EntryLog = { thread: Thread<ShownEntry>; entries: readonly ShownEntry[] };

export const emptyLog: EntryLog = { thread: EMPTY_THREAD, entries: [] };

/** The log with more entries, in any order and any number of times. What comes after a gap waits unseen. */
export function addEntries(log: EntryLog, arrived: readonly ShownEntry[]): EntryLog {
  if (arrived.every(({ seq }) => seq <= lastSeq(log))) return log;
  // The team sees every entry, so each one's predecessor has the number before it.
  const { thread } = addPushed(log.thread, ...arrived.map((entry) => ({ ...entry, prevSeq: entry.seq - 1 })));
  return { thread, entries: thread.entries.filter(({ seq }) => seq <= thread.syncedSeq) };
}

/** The number up to which nothing is missing; 0 for an empty log. */
export function lastSeq({ thread }: EntryLog): number {
  return thread.syncedSeq;
}

export function hasGap({ thread, entries }: EntryLog): boolean {
  return thread.entries.length > entries.length;
}
