import { type Connection, Schema } from 'mongoose';
import { isDuplicateKey } from './duplicate-key.ts';

/** The folds of a conversation up to an entry, as JSON. `mark` tells which code folded. */
type SnapshotDocument = { _id: string; mark: string; seq: number; conversation: string; brief: string };

const schema = new Schema<SnapshotDocument>(
  {
    _id: { type: String, required: true },
    mark: { type: String, required: true },
    seq: { type: Number, required: true },
    conversation: { type: String, required: true },
    brief: { type: String, required: true },
  },
  { collection: 'snapshots', versionKey: false },
);

export type SnapshotsStore = ReturnType<typeof snapshotsStore>;

/** What was folded of long conversations. Losing it costs only the time to fold it again. */
export function snapshotsStore(connection: Connection) {
  const model = connection.model<SnapshotDocument>('Snapshot', schema);
  return {
    /** One fold of a conversation, where the same code made it. */
    async find(id: string, mark: string, of: 'conversation' | 'brief'): Promise<string | null> {
      const found = await model.findOne({ _id: id, mark }, { [of]: 1 }).lean<Partial<SnapshotDocument>>();
      return found?.[of] ?? null;
    },
    /**
     * Writes a snapshot in the place of an older one, or of one that other code made of the same entries. So an older
     * one that comes late brings nothing back of what was erased since.
     */
    async put(snapshot: SnapshotDocument): Promise<void> {
      const { _id, seq, mark } = snapshot;
      const isOlder = { $or: [{ seq: { $lt: seq } }, { seq, mark: { $ne: mark } }] };
      await model.replaceOne({ _id, ...isOlder }, snapshot, { upsert: true }).catch((error) => {
        if (!isDuplicateKey(error)) throw error;
      });
    },
    /** Writes a snapshot in the place of one of the same entries as well. */
    async remake(snapshot: SnapshotDocument): Promise<void> {
      const { _id, seq } = snapshot;
      await model.replaceOne({ _id, seq: { $lte: seq } }, snapshot, { upsert: true }).catch((error) => {
        if (!isDuplicateKey(error)) throw error;
      });
    },
  };
}
