import type { Entry } from '../../core/timeline/entry.ts';
import type { InsertFate } from '../store/insert-fates.ts';

type Pending = { entry: Entry; resolve: (fate: InsertFate) => void; reject: (error: unknown) => void };

/**
 * Appends that arrive in the same turn of the event loop go to the store in one journalled write, each with its
 * own fate. An idle process waits for nobody: a single append is a batch of one.
 */
export function createGroupCommit(insertBatch: (entries: Entry[]) => Promise<InsertFate[]>) {
  let pending: Pending[] = [];

  async function flush(): Promise<void> {
    const batch = pending;
    pending = [];
    try {
      const fates = await insertBatch(batch.map(({ entry }) => entry));
      for (const [index, { resolve }] of batch.entries()) resolve(fates[index] ?? 'seq_taken');
    } catch (error) {
      for (const { reject } of batch) reject(error);
    }
  }

  return function commit(entry: Entry): Promise<InsertFate> {
    return new Promise((resolve, reject) => {
      if (pending.length === 0) setImmediate(() => void flush());
      pending.push({ entry, resolve, reject });
    });
  };
}
