import type { EntryType } from '../../../core/timeline/entry.ts';
import { erased } from '../../../core/timeline/erase.ts';
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
  const entries = withoutErased(thread.entries);
  return { thread: { ...thread, entries }, entries: entries.filter(({ seq }) => seq <= thread.syncedSeq) };
}

/** What was erased leaves the screen with the entry that says so, and does not come back with one that arrives late. */
function withoutErased<E extends ShownEntry>(entries: readonly E[]): readonly E[] {
  const erasure = entries.findLast(({ type }) => type === 'conversation.erased');
  if (erasure?.type !== 'conversation.erased') return entries;
  const { scope } = erasure.data;
  return entries.map((entry) => (entry.seq < erasure.seq ? erased(entry, scope) : entry));
}

/** The number up to which nothing is missing; 0 for an empty log. */
export function lastSeq({ thread }: EntryLog): number {
  return thread.syncedSeq;
}

export function hasGap({ thread, entries }: EntryLog): boolean {
  return thread.entries.length > entries.length;
}
