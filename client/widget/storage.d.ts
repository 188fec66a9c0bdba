/** A small keyed memory that survives a reload where the browser allows it. */
export type Memory = {
  read: <T>(key: string) => T | null;
  write: (key: string, value: unknown) => void;
  remove: (key: string) => void;
  /** The values of all keys that begin so. */
  list: <T>(start: string) => T[];
};
/** Keeps values as JSON under `prefix`. What a full store does not take is only lost at the next reload. */
export declare function openMemory(prefix: string, store: Record<string, string>): Memory;
/** The browser's localStorage, or an object of this page where that is forbidden. */
export declare function browserStorage(): Record<string, string>;
