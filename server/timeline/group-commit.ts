import type { Entry } from '../../core/timeline/entry.ts';
import { inRounds } from '../store/in-rounds.ts';
import type { InsertFate } from '../store/insert-fates.ts';

/** So many commands at most share an ordered write: on a sharded store its entries go to one shard after another. */
const MOST_IN_ORDER = 10;

/**
 * Appends that arrive in the same turn of the event loop, or while the store is busy with others, go to it in one
 * journalled write, each with its own fate. An idle process waits for nobody: a single append is a batch of one.
 */
export function createGroupCommit(insertBatch: (entries: Entry[]) => Promise<InsertFate[]>) {
  return inRounds(insertBatch);
}

/**
 * The same for commands that append several entries: the fates of each one's own. Behind the first conflict of a write
 * nothing was tried, of other commands neither: they have lost as well, look again and decide again.
 */
export function createOrderedCommit(insertInOrder: (entries: Entry[]) => Promise<InsertFate[]>) {
  return inRounds(async (commands: Entry[][]): Promise<InsertFate[][]> => {
    const fates = await insertInOrder(commands.flat());
    let from = 0;
    return commands.map(({ length }) => {
      from += length;
      return fates.slice(from - length, from);
    });
  }, MOST_IN_ORDER);
}
