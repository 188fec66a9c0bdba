import type { Entry } from '../../core/timeline/entry.ts';
import type { InsertFate } from '../store/insert-fates.ts';

type Pending = { entry: Entry; resolve: (fate: InsertFate) => void; reject: (error: unknown) => void };

/** While so many batches are under way the next one gathers: few large writes cost both sides less than many small. */
const MOST_UNDER_WAY = 2;
/** A store that takes longer than this for a write is not waited for. */
const LONGEST_WAIT_MS = 10;

/**
 * Appends that arrive in the same turn of the event loop, or while the store is busy with others, go to it in one
 * journalled write, each with its own fate. An idle process waits for nobody: a single append is a batch of one.
 */
export function createGroupCommit(insertBatch: (entries: Entry[]) => Promise<InsertFate[]>) {
  let pending: Pending[] = [];
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
      const fates = await insertBatch(batch.map(({ entry }) => entry));
      for (const [index, { resolve }] of batch.entries()) resolve(fates[index] ?? 'seq_taken');
    } catch (error) {
      for (const { reject } of batch) reject(error);
    }
    underWay -= 1;
    if (waiting) void flush();
  }

  return function commit(entry: Entry): Promise<InsertFate> {
    return new Promise((resolve, reject) => {
      if (pending.length === 0) setImmediate(flushOrWait);
      pending.push({ entry, resolve, reject });
    });
  };
}
