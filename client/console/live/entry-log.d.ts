import type { EntryOf, EntryType } from '../../../core/timeline/entry.ts';
import type { EntryView } from '../../../core/timeline/visible.ts';
/** An entry as the team sees it: all but the store's own fields. */
export type ShownEntry = {
  [T in EntryType]: Omit<EntryOf<T>, 'workspaceId' | 'prevContactSeq'>;
}[EntryType];
export type ShownEntryOf<T extends EntryType> = Extract<
  ShownEntry,
  {
    type: T;
  }
>;
/** The entries of a conversation without a gap, and those that arrived before an earlier one. */
export type EntryLog = {
  entries: readonly ShownEntry[];
  ahead: readonly ShownEntry[];
};
export declare const emptyLog: EntryLog;
/** Views of the team's audience carry the entry's own data, which the server has parsed. */
export declare function asShown(views: readonly EntryView[]): ShownEntry[];
/** The log with more entries, in any order and any number of times. What comes after a gap waits in `ahead`. */
export declare function addEntries(log: EntryLog, arrived: readonly ShownEntry[]): EntryLog;
/** The number up to which nothing is missing; 0 for an empty log. */
export declare function lastSeq(log: EntryLog): number;
export declare function hasGap(log: EntryLog): boolean;
