import { inRounds } from './in-rounds.ts';

/**
 * Whether a key holds, asked for many at once: when all clients come back in one moment, each would else cost a read of
 * its own. Rejects where the read of its round failed.
 * @param read gives the keys that hold, of those it is asked for
 */
export function gathered(read: (keys: string[]) => Promise<ReadonlySet<string>>) {
  return inRounds(async (keys: string[]): Promise<boolean[]> => {
    const held = await read([...new Set(keys)]);
    return keys.map((key) => held.has(key));
  });
}
