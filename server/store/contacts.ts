import { type Connection, Schema } from 'mongoose';
import type { ErasureReason } from '../../core/values/erasure.ts';
import type { Account, Actor } from '../../core/values/people.ts';
import { isDuplicateKey } from './duplicate-key.ts';

/** The record of an erasure: who asked for it, when, why, and how far it is. Nothing personal of the contact. */
export type Erasure = {
  by: Actor;
  reason: ErasureReason;
  requestedAt: Date;
  /** When all that was found was erased. */
  finishedAt: Date | null;
  /** When a later look found that nothing had come after. */
  confirmedAt: Date | null;
  conversations: number;
  entries: number;
};

export type ContactDocument = {
  _id: string;
  workspaceId: string;
  name: string | null;
  email: string | null;
  verified: boolean;
  account: Account | null;
  seenAt: Date;
  /** Set where the contact was erased: the id is used up, so that nothing late can bring the contact back. */
  erasure?: Erasure | null;
  /** When the host's back end last signed the contact out: what began before is over. */
  signedOutAt?: Date | null;
};

const schema = new Schema<ContactDocument>(
  {
    _id: { type: String, required: true },
    workspaceId: { type: String, required: true },
    name: { type: String, default: null },
    email: { type: String, default: null },
    verified: { type: Boolean, required: true },
    account: { type: Schema.Types.Mixed, default: null },
    seenAt: { type: Date, required: true },
    erasure: { type: Schema.Types.Mixed, default: null },
    signedOutAt: { type: Date },
  },
  { collection: 'contacts', versionKey: false, minimize: false },
);
schema.index({ seenAt: 1 });
schema.index({ 'erasure.requestedAt': 1 }, { sparse: true });
schema.index({ workspaceId: 1, email: 1 });
schema.index({ signedOutAt: 1 }, { sparse: true });

const MAX_FOUND = 50;
const unknown = { name: null, email: null, verified: false, account: null };

export type Contacts = ReturnType<typeof contactsStore>;

export function contactsStore(connection: Connection) {
  const model = connection.model<ContactDocument>('Contact', schema);
  return {
    async byId(id: string): Promise<ContactDocument | null> {
      return model.findById(id).lean();
    },
    /** The contact, made on the first word: a session alone leaves no trace. Null for an erased one. */
    async ensure(id: string, workspaceId: string, seenAt: Date): Promise<ContactDocument | null> {
      return unlessErased(
        model
          .findOneAndUpdate(
            { _id: id, erasure: null },
            { $set: { seenAt }, $setOnInsert: { workspaceId, ...unknown } },
            { upsert: true, returnDocument: 'after' },
          )
          .lean(),
      );
    },
    /** Keeps what the host's own back end says of a signed-in contact; null, and nothing is kept, of an erased one. */
    async saveVerified({
      _id,
      workspaceId,
      ...known
    }: Omit<ContactDocument, 'verified'>): Promise<string | null> {
      const saved = model.updateOne(
        { _id, erasure: null },
        { $set: { ...known, verified: true }, $setOnInsert: { workspaceId } },
        { upsert: true },
      );
      return (await unlessErased(saved)) && _id;
    },
    /** Notes that all sessions of a contact are over. */
    async signOut(id: string, signedOutAt: Date): Promise<void> {
      await model.updateOne({ _id: id }, { $set: { signedOutAt } });
    },
    /** Who was signed out since a moment, and when last. */
    async signedOutSince(since: Date): Promise<{ id: string; at: Date }[]> {
      const found = await model.find({ signedOutAt: { $gte: since } }, { signedOutAt: 1 }).lean();
      return found.flatMap(({ _id, signedOutAt }) => (signedOutAt ? [{ id: _id, at: signedOutAt }] : []));
    },
    /** Contacts of a workspace with this address or id. */
    async find(
      workspaceId: string,
      { email, id }: { email?: string | undefined; id?: string | undefined },
    ): Promise<ContactDocument[]> {
      const wanted = { ...(email ? { email } : {}), ...(id ? { _id: id } : {}) };
      return model
        .find({ workspaceId, ...wanted })
        .limit(MAX_FOUND)
        .lean();
    },
    /** Takes away who the contact is and uses the id up. An erasure that stands already stays as it is. */
    async beginErasure(id: string, workspaceId: string, erasure: Erasure): Promise<Erasure | null> {
      await model.updateOne({ _id: id, workspaceId, erasure: null }, { $set: { ...unknown, erasure } });
      const found = await model.findOne({ _id: id, workspaceId }).lean();
      return found?.erasure ?? null;
    },
    async noteErasure(id: string, change: Partial<Erasure>): Promise<void> {
      const fields = Object.entries(change).map(([name, value]) => [`erasure.${name}`, value]);
      await model.updateOne({ _id: id }, { $set: Object.fromEntries(fields) });
    },
    /** Contacts whose erasure is not known to be complete. */
    async openErasures(limit: number): Promise<string[]> {
      const found = await model
        .find({ 'erasure.requestedAt': { $exists: true }, 'erasure.confirmedAt': null }, { _id: 1 })
        .limit(limit)
        .lean();
      return found.map(({ _id }) => _id);
    },
    /** Contacts whose erasure was finished since a moment. */
    async erasedSince(since: Date): Promise<string[]> {
      const found = await model
        .find({ 'erasure.requestedAt': { $exists: true }, 'erasure.finishedAt': { $gte: since } }, { _id: 1 })
        .lean();
      return found.map(({ _id }) => _id);
    },
    /** Contacts that nobody has seen since a moment and that are not erased yet, the longest gone first. */
    idleSince(before: Date): AsyncIterable<Pick<ContactDocument, '_id' | 'workspaceId'>> {
      return model
        .find({ seenAt: { $lt: before }, erasure: null }, { workspaceId: 1 })
        .sort({ seenAt: 1 })
        .lean()
        .cursor({ batchSize: 50 });
    },
    async noteSeen(ids: string[], seenAt: Date): Promise<void> {
      await model.updateMany({ _id: { $in: ids }, erasure: null }, { $set: { seenAt } });
    },
    /** Which of these contacts were erased. */
    async erasedAmong(ids: string[]): Promise<Set<string>> {
      const found = await model.find({ _id: { $in: ids }, erasure: { $ne: null } }, { _id: 1 }).lean();
      return new Set(found.map(({ _id }) => _id));
    },
    /** Which of these contacts were last seen before a moment. */
    async notSeenSince(ids: string[], before: Date): Promise<Set<string>> {
      const found = await model.find({ _id: { $in: ids }, seenAt: { $lt: before } }, { _id: 1 }).lean();
      return new Set(found.map(({ _id }) => _id));
    },
  };
}

/** An upsert that missed because the contact is erased ends in a duplicate key. */
async function unlessErased<T>(upsert: Promise<T>): Promise<T | null> {
  try {
    return await upsert;
  } catch (error) {
    if (isDuplicateKey(error)) return null;
    throw error;
  }
}
