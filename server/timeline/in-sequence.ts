import type { Entry } from '../../core/timeline/entry.ts';
import type { InsertFate } from '../store/insert-fates.ts';

type InsertInOrder = (entries: Entry[]) => Promise<InsertFate[]>;

/**
 * Inserts what several conversations append, each more than one entry, in one ordered write. A conflict ends such a
 * write: nothing of its own sequence follows, so no gap can appear, and what comes behind is tried again.
 * @returns the fates of each sequence
 */
export async function insertSequences(
  insertInOrder: InsertInOrder,
  sequences: Entry[][],
): Promise<InsertFate[][]> {
  const fates = await insertInOrder(sequences.flat());
  const done: InsertFate[][] = [];
  let from = 0;
  for (const { length } of sequences) {
    const own = fates.slice(from, from + length);
    from += length;
    // The first was tried for sure; of one behind, nothing is known that a second try would not tell.
    if (done.length > 0 && own[0] !== 'inserted') break;
    done.push(own);
    if (own.at(-1) !== 'inserted') break;
  }
  if (done.length === sequences.length) return done;
  return [...done, ...(await insertSequences(insertInOrder, sequences.slice(done.length)))];
}
