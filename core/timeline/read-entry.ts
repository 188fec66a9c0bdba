import { type Entry, type EntryType, entryData } from './entry.ts';
import { currentVersion, upcast } from './upcast.ts';

/** An entry as a store or another process gives it: of any type and version, written by any build. */
export type StoredEntry = Omit<Entry, 'type' | 'data'> & { type: string; data: unknown; version?: number };

/**
 * The entry that was stored, as this build reads it: brought up where an older build wrote it, opaque where it cannot be
 * read. Never throws, so that one such entry stops nothing.
 */
export function readEntry({ version = 1, type, data, ...rest }: StoredEntry): Entry {
  const now = upcast({ type, version, data });
  const schema = isWritten(now.type) && now.version === currentVersion(now.type) ? entryData[now.type] : null;
  const parsed = schema?.safeParse(now.data);
  return (
    parsed?.success
      ? { ...rest, type: now.type, data: parsed.data }
      : { ...rest, type: 'entry.opaque', data: { type } }
  ) as Entry;
}

/** An entry with the version of its data, for whoever reads it. */
export function writeEntry(entry: Entry): StoredEntry {
  return { ...entry, version: currentVersion(entry.type) };
}

/** Whether a build like this one wrote the entry, so that nothing has to be made of it. */
export function isOfThisBuild(entry: StoredEntry): entry is StoredEntry & Entry {
  return isWritten(entry.type) && entry.version === currentVersion(entry.type);
}

function isWritten(type: string): type is EntryType {
  return Object.hasOwn(entryData, type) && type !== 'entry.opaque';
}
