import type { EntryType } from '../../../core/timeline/entry.ts';
import type { AgentEntry, AgentEntryOf } from '../../../core/timeline/visible.ts';

/** An entry as the team sees it: all but the store's own fields. */
export type ShownEntry = AgentEntry;
export type ShownEntryOf<T extends EntryType> = AgentEntryOf<T>;

/** The entries of a conversation without a gap, and those that arrived before an earlier one. */
export type EntryLog = { entries: readonly ShownEntry[]; ahead: readonly ShownEntry[] };

export const emptyLog: EntryLog = { entries: [], ahead: [] };

/** The log with more entries, in any order and any number of times. What comes after a gap waits in `ahead`. */
export function addEntries(log: EntryLog, arrived: readonly ShownEntry[]): EntryLog {
  const known = lastSeq(log);
  const fresh = new Map<number, ShownEntry>();
  for (const entry of [...log.ahead, ...arrived]) if (entry.seq > known) fresh.set(entry.seq, entry);
  if (fresh.size === log.ahead.length && arrived.every((entry) => entry.seq <= known)) return log;
  const entries = [...log.entries];
  for (let next = fresh.get(known + 1); next; next = fresh.get(next.seq + 1)) {
    entries.push(next);
    fresh.delete(next.seq);
  }
  return { entries, ahead: [...fresh.values()].sort((a, b) => a.seq - b.seq) };
}

/** The number up to which nothing is missing; 0 for an empty log. */
export function lastSeq(log: EntryLog): number {
  return log.entries.at(-1)?.seq ?? 0;
}

export function hasGap(log: EntryLog): boolean {
  return log.ahead.length > 0;
}
