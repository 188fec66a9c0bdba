/** A small keyed memory that survives a reload where the browser allows it. */
export type Memory = {
  read: <T>(key: string) => T | null;
  write: (key: string, value: unknown) => void;
  remove: (key: string) => void;
  /** The values of all keys that begin so. */
  list: <T>(start: string) => T[];
  /** The keys that begin so. */
  keys: (start: string) => string[];
};

/** Keeps values as JSON under `prefix`. What a full store does not take is only lost at the next reload. */
export function openMemory(prefix: string, store: Record<string, string>): Memory {
  const readFull = <T>(key: string): T | null => {
    try {
      return JSON.parse(store[key] ?? 'null') as T | null;
    } catch {
      return null;
    }
  };
  const keys = (start: string): string[] =>
    Object.keys(store).flatMap((key) => (key.startsWith(prefix + start) ? key.slice(prefix.length) : []));
  return {
    read: (key) => readFull(prefix + key),
    write: (key, value) => {
      try {
        store[prefix + key] = JSON.stringify(value);
      } catch {
        // Full or forbidden: this page still knows it.
      }
    },
    remove: (key) => {
      delete store[prefix + key];
    },
    list: <T>(start: string) => keys(start).flatMap((key) => readFull<T>(prefix + key) ?? []),
    keys,
  };
}

type StorageKind = 'localStorage' | 'sessionStorage';

const ofThisPage: Record<StorageKind, Record<string, string>> = { localStorage: {}, sessionStorage: {} };

/** One of the browser's stores, or an object of this page where that is forbidden. */
export function browserStorage(kind: StorageKind = 'localStorage'): Record<string, string> {
  try {
    return window[kind] as unknown as Record<string, string>;
  } catch {
    return ofThisPage[kind];
  }
}
