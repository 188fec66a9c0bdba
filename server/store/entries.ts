import { type Connection, type Model, Schema, Types } from 'mongoose';
import { type Draft, type Entry, type EntryType, entryTypes } from '../../core/timeline/entry.ts';
import { writeEntry } from '../../core/timeline/read-entry.ts';
import { storedNames } from '../../core/timeline/upcast.ts';
import { type EntryDocument, toDocument, toEntry } from './entry-document.ts';
import { streamQuestions } from './entry-streams.ts';
import { fatesIn, type InsertFate } from './insert-fates.ts';
import { lasting } from './lasting.ts';

const schema = new Schema<EntryDocument>(
  {
    _id: { type: String, required: true },
    workspaceId: { type: String, required: true },
    conversationId: { type: String, required: true },
    seq: { type: Number, required: true },
    at: { type: Date, required: true },
    type: { type: String, required: true },
    version: { type: Number },
    actor: { type: Schema.Types.Mixed, required: true },
    data: { type: Schema.Types.Mixed, required: true },
    clientId: { type: String, required: true },
    prevContactSeq: { type: Number, required: true },
    relayed: { type: Boolean, required: true },
  },
  { collection: 'entries', versionKey: false, minimize: false },
);
// The only lock of the product: of two writers that decided from the same state, one is told to look again.
schema.index({ conversationId: 1, seq: 1 }, { unique: true, name: 'one_entry_per_seq' });
// A resent command finds its first entry.
schema.index({ conversationId: 1, clientId: 1 }, { unique: true, name: 'one_entry_per_client_id' });
schema.index({ at: 1 }, { partialFilterExpression: { relayed: false }, name: 'not_relayed' });
schema.index({ workspaceId: 1, at: 1 }, { name: 'by_time' });
// Only beginnings that still say on which page.
schema.index(
  { type: 1, at: 1 },
  { partialFilterExpression: { 'data.page.url': { $exists: true } }, name: 'with_page' },
);
// Only entries that say who the contact is: what is held of somebody is found without the read models.
schema.index({ 'data.contact.id': 1 }, { sparse: true, name: 'by_contact' });

// Only erasures.
schema.index({ at: 1 }, { partialFilterExpression: { type: 'conversation.erased' }, name: 'erasures' });

const tellable = storedNames(entryTypes);

export type Entries = ReturnType<typeof entriesStore>;

/** The collection of timeline entries: the only truth. */
export function entriesStore(connection: Connection) {
  const model: Model<EntryDocument> = connection.model<EntryDocument>('Entry', schema);
  return {
    ...streamQuestions(model),
    /** Inserts a batch unordered, in one journalled write; each document has a fate of its own. */
    insertBatch: (entries: Entry[]) => insertAll(model, entries, false),
    /** Inserts entries in order: after the first conflict none follows, so no gap can appear in a conversation. */
    insertInOrder: (entries: Entry[]) => insertAll(model, entries, true),
    /** The entries after `seq`, in order; of the given types only, where some are given. */
    async after(
      conversationId: string,
      seq: number,
      limit = 100_000,
      types?: readonly EntryType[],
    ): Promise<Entry[]> {
      const found = await model
        .find({ conversationId, seq: { $gt: seq }, ...(types ? { type: { $in: storedNames(types) } } : {}) })
        .sort({ seq: 1 })
        .limit(limit)
        .lean();
      return found.map(toEntry);
    },
    /** The last `limit` entries before `seq`, in order; of the given types only, where some are given. */
    async before(
      conversationId: string,
      seq: number,
      limit: number,
      types?: readonly EntryType[],
    ): Promise<Entry[]> {
      const ofTypes = types ? { type: { $in: storedNames(types) } } : {};
      // By the driver: what Mongoose does for a query costs as much again.
      const found = await model.collection
        .find({ conversationId, seq: { $lt: seq }, ...ofTypes }, { sort: { seq: -1 }, limit })
        .toArray();
      return found.reverse().map((document) => toEntry(document as unknown as EntryDocument));
    },
    /** The last entry of one of these types before `seq`. */
    async lastBefore(
      conversationId: string,
      seq: number,
      types: readonly EntryType[],
    ): Promise<Entry | null> {
      const found = await model
        .findOne({ conversationId, seq: { $lt: seq }, type: { $in: storedNames(types) } })
        .sort({ seq: -1 })
        // Told which index, the store need not try others along a conversation of thousands of entries.
        .hint('one_entry_per_seq')
        .lean();
      return found ? toEntry(found) : null;
    },
    /** The conversations that were ever this contact's, by id. */
    async conversationsOf(contactId: string): Promise<string[]> {
      const found: string[] = await model.distinct('conversationId', { 'data.contact.id': contactId });
      return found.sort();
    },
    /** Whose a conversation is by now. */
    async contactOf(conversationId: string): Promise<string | null> {
      const found = await model
        .findOne({ conversationId, 'data.contact.id': { $exists: true } }, { data: 1 })
        .sort({ seq: -1 })
        .hint('one_entry_per_seq')
        .lean();
      return (found?.data as { contact?: { id: string } } | undefined)?.contact?.id ?? null;
    },
    /** The conversations in which something was erased since a moment. */
    async erasedSince(since: Date): Promise<string[]> {
      const found = await model
        .find({ type: 'conversation.erased', at: { $gte: since } }, { conversationId: 1 })
        .hint('erasures')
        .lean();
      return [...new Set(found.map(({ conversationId }) => conversationId))];
    },
    /** Takes the pages out of up to `limit` conversations that began before a moment; returns out of how many. */
    async forgetPages(before: Date, limit: number): Promise<number> {
      const old = { type: 'conversation.started', at: { $lt: before }, 'data.page.url': { $exists: true } };
      const found = await model.find(old, { _id: 1 }).limit(limit).lean();
      const ids = found.map(({ _id }) => _id);
      await model.updateMany({ _id: { $in: ids } }, { $set: { 'data.page': null } });
      return ids.length;
    },
    /** Writes what entries say anew, without what was erased. Nothing else may ever change an entry. */
    async rewrite(entries: Entry[]): Promise<void> {
      await model.collection.bulkWrite(
        entries.map((entry) => {
          const { id, conversationId, seq, actor, data, version } = writeEntry(entry);
          const change = { $set: { actor, data, ...(version ? { version } : {}) } };
          return { updateOne: { filter: { conversationId, seq, _id: id }, update: change } };
        }) as never[],
        { ordered: false },
      );
    },
    /** The entry of a command, once nothing can take it away again: a client may be told that it stands. */
    async byClientId(conversationId: string, clientId: string): Promise<Entry | null> {
      const found = await lasting((level) =>
        model.findOne({ conversationId, clientId }).readConcern(level).lean(),
      );
      return found ? toEntry(found) : null;
    },
    /** As `byClientId`, by its place. */
    async bySeq(conversationId: string, seq: number): Promise<Entry | null> {
      const found = await lasting((level) =>
        model.findOne({ conversationId, seq }).readConcern(level).lean(),
      );
      return found ? toEntry(found) : null;
    },
    /** Entries that were appended before a moment and not told; of types that this build can tell. */
    async notRelayed(before: Date, limit: number, except: readonly string[] = []): Promise<Entry[]> {
      const found = await model
        .find({
          relayed: false,
          at: { $lt: before },
          type: { $in: tellable },
          ...(except.length > 0 ? { _id: { $nin: [...except] } } : {}),
        })
        .sort({ at: 1 })
        .limit(limit)
        .lean();
      return found.map(toEntry);
    },
    /** When the oldest entry was appended that not everybody was told of; null where there is none. */
    async oldestNotRelayed(): Promise<Date | null> {
      const found = await model.findOne({ relayed: false }, { at: 1 }).sort({ at: 1 }).lean();
      return found?.at ?? null;
    },
    async markRelayed(entries: readonly Pick<Entry, 'id' | 'conversationId'>[]): Promise<void> {
      const conversationIds = [...new Set(entries.map(({ conversationId }) => conversationId))];
      const told = { conversationId: { $in: conversationIds }, _id: { $in: entries.map(({ id }) => id) } };
      // The conversations tell a sharded store whom to ask, the ids find the entries.
      await model.collection.updateMany(told as never, { $set: { relayed: true } }, { hint: '_id_' });
    },
  };
}

async function insertAll(
  model: Model<EntryDocument>,
  entries: Entry[],
  ordered: boolean,
): Promise<InsertFate[]> {
  try {
    await model.collection.insertMany(entries.map(toDocument) as never[], { ordered });
    return entries.map(() => 'inserted');
  } catch (error) {
    const fates = fatesIn(error, entries.length, ordered);
    if (!fates) throw error;
    return fates;
  }
}

/** An id for an entry, later ones after earlier ones, so that the index of ids grows at its end. */
export function newEntryId(): string {
  return new Types.ObjectId().toHexString();
}

/** Makes the entry that a draft becomes at its place in the timeline. */
export function entryAt(
  draft: Draft,
  place: {
    id: string;
    workspaceId: string;
    conversationId: string;
    seq: number;
    at: string;
    prevContactSeq: number;
  },
): Entry {
  return { ...draft, ...place } as Entry;
}
