import { type Connection, Schema } from 'mongoose';
import type { Account } from '../../core/values/people.ts';

export type ContactDocument = {
  _id: string;
  workspaceId: string;
  name: string | null;
  email: string | null;
  verified: boolean;
  account: Account | null;
  seenAt: Date;
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
  },
  { collection: 'contacts', versionKey: false, minimize: false },
);
schema.index({ seenAt: 1 });

const unknown = { name: null, email: null, verified: false, account: null };

export type Contacts = ReturnType<typeof contactsStore>;

export function contactsStore(connection: Connection) {
  const model = connection.model<ContactDocument>('Contact', schema);
  return {
    async byId(id: string): Promise<ContactDocument | null> {
      return model.findById(id).lean();
    },
    /** The contact, made on the first word: a session alone leaves no trace. */
    async ensure(id: string, workspaceId: string, seenAt: Date): Promise<ContactDocument> {
      return model
        .findOneAndUpdate(
          { _id: id },
          { $set: { seenAt }, $setOnInsert: { workspaceId, ...unknown } },
          { upsert: true, returnDocument: 'after' },
        )
        .lean();
    },
    /** Keeps what the host's own back end says of a signed-in contact. */
    async saveVerified({ _id, workspaceId, ...known }: Omit<ContactDocument, 'verified'>): Promise<void> {
      await model.updateOne(
        { _id },
        { $set: { ...known, verified: true }, $setOnInsert: { workspaceId } },
        { upsert: true },
      );
    },
    async noteSeen(ids: string[], seenAt: Date): Promise<void> {
      await model.updateMany({ _id: { $in: ids } }, { $set: { seenAt } });
    },
    /** Which of these contacts were last seen before a moment. */
    async notSeenSince(ids: string[], before: Date): Promise<Set<string>> {
      const found = await model.find({ _id: { $in: ids }, seenAt: { $lt: before } }, { _id: 1 }).lean();
      return new Set(found.map(({ _id }) => _id));
    },
  };
}
