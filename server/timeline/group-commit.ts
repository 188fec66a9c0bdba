type Pending<T, F> = { item: T; resolve: (fate: F) => void; reject: (error: unknown) => void };

/** While so many batches are under way the next one gathers: few large writes cost both sides less than many small. */
const MOST_UNDER_WAY = 2;
/** A store that takes longer than this for a write is not waited for. */
const LONGEST_WAIT_MS = 10;

/**
 * Appends that arrive in the same turn of the event loop, or while the store is busy with others, go to it in one
 * journalled write, each with its own fate. An idle process waits for nobody: a single append is a batch of one.
 */
export function createGroupCommit<T, F>(insertBatch: (items: T[]) => Promise<F[]>) {
  let pending: Pending<T, F>[] = [];
  let underWay = 0;
  let waiting: NodeJS.Timeout | undefined;

  function flushOrWait(): void {
    if (underWay < MOST_UNDER_WAY) void flush();
    else waiting = setTimeout(() => void flush(), LONGEST_WAIT_MS);
  }

  async function flush(): Promise<void> {
    clearTimeout(waiting);
    waiting = undefined;
    const batch = pending;
    pending = [];
    underWay += 1;
    try {
      const fates = await insertBatch(batch.map(({ item }) => item));
      for (const [index, { resolve }] of batch.entries()) resolve(fates[index] as F);
    } catch (error) {
      for (const { reject } of batch) reject(error);
    }
    underWay -= 1;
    if (waiting) void flush();
  }

  return function commit(item: T): Promise<F> {
    return new Promise((resolve, reject) => {
      if (pending.length === 0) setImmediate(flushOrWait);
      pending.push({ item, resolve, reject });
    });
  };
}
