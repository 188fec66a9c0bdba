import { roughBytes } from './rough-bytes.ts';

type Kept<V> = { value: V; bytes: number };

/** A map that forgets what was used longest ago once it holds more than `maxBytes`, by estimate. */
export function createLru<V>(maxBytes: number) {
  const kept = new Map<string, Kept<V>>();
  let bytes = 0;

  function drop(key: string): boolean {
    bytes -= kept.get(key)?.bytes ?? 0;
    return kept.delete(key);
  }

  return {
    get(key: string): V | undefined {
      const known = kept.get(key);
      if (known === undefined) return undefined;
      kept.delete(key);
      kept.set(key, known);
      return known.value;
    },
    set(key: string, value: V): void {
      drop(key);
      const own = roughBytes(key) + roughBytes(value);
      kept.set(key, { value, bytes: own });
      bytes += own;
      for (const oldest of kept.keys()) {
        if (bytes <= maxBytes) return;
        drop(oldest);
      }
    },
    delete: drop,
    /** What it holds, by estimate. */
    bytes: () => bytes,
  };
}
