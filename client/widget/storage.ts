/** A small keyed memory that survives a reload where the browser allows it. */
export type Memory = {
  read: <T>(key: string) => T | null;
  write: (key: string, value: unknown) => void;
  remove: (key: string) => void;
  /** The values of all keys that begin so. */
  list: <T>(prefix: string) => T[];
};

/** localStorage under `prefix`; where it is blocked or full, this page's memory. */
export function openMemory(prefix: string, storage: Storage | null): Memory {
  const spare = new Map<string, string>();
  const keys = (): string[] => {
    const names = [...spare.keys()];
    try {
      for (let i = 0; storage && i < storage.length; i++) names.push(storage.key(i) ?? '');
    } catch {
      // Blocked: the page's memory is all there is.
    }
    return [...new Set(names)].filter((name) => name.startsWith(prefix)).map((n) => n.slice(prefix.length));
  };
  const read = <T>(key: string): T | null => {
    try {
      const text = spare.get(prefix + key) ?? storage?.getItem(prefix + key);
      return text ? (JSON.parse(text) as T) : null;
    } catch {
      return null;
    }
  };
  return {
    read,
    write: (key, value) => {
      const text = JSON.stringify(value);
      try {
        if (!storage) throw new Error('no storage');
        storage.setItem(prefix + key, text);
        spare.delete(prefix + key);
      } catch {
        spare.set(prefix + key, text);
      }
    },
    remove: (key) => {
      spare.delete(prefix + key);
      try {
        storage?.removeItem(prefix + key);
      } catch {
        // Nothing was kept there either.
      }
    },
    list: <T>(start: string) =>
      keys().flatMap((key) => (key.startsWith(start) ? [read<T>(key)] : [])).filter((v): v is Awaited<T> & T => v !== null),
  };
}

/** The browser's localStorage, or null where reading it is forbidden. */
export function browserStorage(): Storage | null {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
}
