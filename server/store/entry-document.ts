import type { Entry } from '../../core/timeline/entry.ts';
import { readEntry, type StoredEntry, writeEntry } from '../../core/timeline/read-entry.ts';

export type EntryDocument = {
  _id: string;
  workspaceId: string;
  conversationId: string;
  seq: number;
  at: Date;
  type: string;
  /** Of the data; missing in what was written before versions were kept, which is 1. */
  version?: number;
  actor: Entry['actor'];
  data: unknown;
  clientId: string;
  prevContactSeq: number;
  /** False until the relay has told everybody. */
  relayed: boolean;
};

/** An entry as it is stored, told to nobody so far. */
export function toDocument(entry: Entry): EntryDocument {
  const { id, at, ...rest } = writeEntry(entry);
  return { ...rest, _id: id, at: new Date(at), relayed: false };
}

/** What is stored, as the entry that this build knows. */
export function toEntry({ _id, at, relayed: _, ...rest }: EntryDocument): Entry {
  return readEntry({ ...rest, id: _id, at: at.toISOString() } as StoredEntry);
}
