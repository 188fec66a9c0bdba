/**
 * What is read for a key, kept for a while. Who asks while it is read waits for the same: at a rush nobody reads it
 * again. What could not be read, or is not there (null), is not kept.
 * @param now in ms
 */
export function createKeptBriefly<T>(read: (key: string) => Promise<T>, keptMs: number, now: () => number) {
  const kept = new Map<string, { at: number; value: Promise<T> }>();

  function renew(key: string): Promise<T> {
    const begun = { at: now(), value: read(key) };
    const forget = () => {
      if (kept.get(key) === begun) kept.delete(key);
    };
    kept.set(key, begun);
    begun.value.then((value) => {
      if (value === null) forget();
    }, forget);
    return begun.value;
  }

  return {
    get(key: string): Promise<T> {
      const known = kept.get(key);
      return known && now() - known.at < keptMs ? known.value : renew(key);
    },
    clear: (): void => kept.clear(),
  };
}
