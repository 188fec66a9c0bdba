/** What the order of a conversation needs of an entry; `prevSeq` is the one before it that the same reader sees. */
type Sequenced = { seq: number; prevSeq?: number | undefined };

/** What is known of a conversation: its entries by `seq`, and up to where nothing is missing. */
export type Thread<E extends Sequenced> = { entries: readonly E[]; syncedSeq: number };

export const EMPTY_THREAD = { entries: [], syncedSeq: 0 } as const;

/** Adds pushed entries, in any order and any number of times. `isGap` says that something must be fetched. */
export function addPushed<E extends Sequenced>(
  thread: Thread<E>,
  ...pushed: E[]
): { thread: Thread<E>; isGap: boolean } {
  const entries = merge(thread.entries, pushed);
  let { syncedSeq } = thread;
  for (const { seq, prevSeq } of entries)
    if (seq > syncedSeq && prevSeq !== undefined && prevSeq <= syncedSeq) syncedSeq = seq;
  return { thread: { entries, syncedSeq }, isGap: pushed.some(({ seq }) => seq > syncedSeq) };
}

/** Adds what `entries:after` gave: up to its last entry nothing is missing. */
export function addFetched<E extends Sequenced>(thread: Thread<E>, entries: readonly E[]): Thread<E> {
  const syncedSeq = Math.max(thread.syncedSeq, entries.at(-1)?.seq ?? 0);
  return { entries: merge(thread.entries, entries), syncedSeq };
}

/**
 * Adds what an acknowledgement tells of our own entry, before its push comes. It says nothing about others: what stands
 * before it is unknown, so that a push that follows on it bridges no gap.
 */
export function addAcknowledged<E extends Sequenced>(thread: Thread<E>, entry: E): Thread<E> {
  return { ...thread, entries: merge(thread.entries, [{ ...entry, prevSeq: undefined }]) };
}

function merge<E extends Sequenced>(known: readonly E[], more: readonly E[]): E[] {
  const bySeq = new Map([...known, ...more].map((entry) => [entry.seq, entry]));
  return [...bySeq.values()].sort((a, b) => a.seq - b.seq);
}
