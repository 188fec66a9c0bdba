import { randomUUID } from 'node:crypto';
import { type Connection, Schema } from 'mongoose';
import type { OtherWays } from '../../core/contract/views.ts';
import type { OpeningHours } from '../../core/routing/hours.ts';

export type WorkspaceDocument = {
  _id: string;
  key: string;
  name: string;
  assistantName: string;
  /** Null: people are on duty around the clock. */
  hours: OpeningHours | null;
  /** The capacity of an agent who set no limit; null for the product's default. */
  defaultCapacity: number | null;
  /** How a customer reaches a person when the chat can't be used; absent where the company names no way. */
  otherWays?: OtherWays;
  /** Signs the identity tokens of the host's own back end. */
  identitySecret: string;
  skills: string[];
  teams: { id: string; name: string }[];
};

const schema = new Schema<WorkspaceDocument>(
  {
    _id: { type: String, required: true },
    key: { type: String, required: true },
    name: { type: String, required: true },
    assistantName: { type: String, required: true },
    hours: { type: Schema.Types.Mixed, default: null },
    defaultCapacity: { type: Number, default: null },
    otherWays: { type: Schema.Types.Mixed },
    identitySecret: { type: String, required: true },
    skills: { type: [String], required: true },
    teams: { type: Schema.Types.Mixed, default: [] },
  },
  { collection: 'workspaces', versionKey: false, minimize: false },
);
schema.index({ key: 1 }, { unique: true });

export type Workspaces = ReturnType<typeof workspacesStore>;

export function workspacesStore(connection: Connection) {
  const model = connection.model<WorkspaceDocument>('Workspace', schema);
  return {
    async byId(id: string): Promise<WorkspaceDocument | null> {
      return model.findById(id).lean();
    },
    async byKey(key: string): Promise<WorkspaceDocument | null> {
      return model.findOne({ key }).lean();
    },
    async all(): Promise<Pick<WorkspaceDocument, '_id' | 'key'>[]> {
      return model.find({}, { key: 1 }).lean();
    },
    /** Whether there was such a workspace. */
    async setDefaultCapacity(key: string, defaultCapacity: number): Promise<boolean> {
      const { matchedCount } = await model.updateOne({ key }, { $set: { defaultCapacity } });
      return matchedCount === 1;
    },
    /** Whether there was such a workspace. */
    async setOtherWays(key: string, otherWays: OtherWays): Promise<boolean> {
      const { matchedCount } = await model.updateOne({ key }, { $set: { otherWays } });
      return matchedCount === 1;
    },
    /** Makes the workspace unless one with its key is there, which stays as it is. Returns the id. */
    async ensure(values: Omit<WorkspaceDocument, '_id'>): Promise<string> {
      const found = await model.findOneAndUpdate(
        { key: values.key },
        { $setOnInsert: { ...values, _id: randomUUID() } },
        { upsert: true, returnDocument: 'after' },
      );
      return found._id;
    },
  };
}
