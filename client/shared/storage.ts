/** A small keyed memory that survives a reload where the browser allows it. */
export type Memory = {
  read: <T>(key: string) => T | null;
  write: (key: string, value: unknown) => void;
  remove: (key: string) => void;
  /** The values of all keys that begin so. */
  list: <T>(start: string) => T[];
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
    list: <T>(start: string) =>
      Object.keys(store).flatMap((key) => (key.startsWith(prefix + start) ? (readFull<T>(key) ?? []) : [])),
  };
}

/** The browser's localStorage, or an object of this page where that is forbidden. */
export function browserStorage(): Record<string, string> {
  try {
    return localStorage as unknown as Record<string, string>;
  } catch {
    return {};
  }
}
