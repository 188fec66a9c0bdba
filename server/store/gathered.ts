/**
 * One read for all keys that are asked for in the same turn of the event loop: when many clients come back at once,
 * each would else cost a read of its own. A single key is asked for at once.
 * @param read gives the keys that hold, of those it is asked for
 */
export function gathered(read: (keys: string[]) => Promise<ReadonlySet<string>>) {
  let round: { keys: Set<string>; held: Promise<ReadonlySet<string>> } | null = null;

  function begin() {
    const keys = new Set<string>();
    const held = new Promise<void>((resolve) => void setImmediate(resolve)).then(() => {
      round = null;
      return read([...keys]);
    });
    return { keys, held };
  }

  /** Whether a key holds. Rejects where the read of its round failed. */
  return async (key: string): Promise<boolean> => {
    round ??= begin();
    round.keys.add(key);
    return (await round.held).has(key);
  };
}
