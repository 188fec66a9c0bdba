import { StoreSilentError } from './connect.ts';

/**
 * What stands and will go on standing. A command that finds it was carried out before writes nothing, so no write waits
 * for a majority: an answer from what one member alone has could be lost with that member. Where nothing is found, which
 * is nearly always, this is one read.
 * @param read reads the same document with a read concern
 * @throws StoreSilentError where a majority does not have it yet; the client asks again
 */
export async function lasting<T>(
  read: (level: 'local' | 'majority') => PromiseLike<T | null>,
): Promise<T | null> {
  const found = await read('local');
  if (found === null) return null;
  if ((await read('majority')) === null) throw new StoreSilentError();
  return found;
}
