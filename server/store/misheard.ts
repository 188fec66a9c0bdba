import { type Connection, Schema } from 'mongoose';
import type { Misheard } from '../../core/triage/misheard.ts';

/** What the detectors would wrongly hear in the articles of a workspace. */
type MisheardDocument = {
  /** The workspace. */
  _id: string;
  checkedAt: Date;
  /** How many there are in all. */
  count: number;
  items: Misheard[];
};

/** As many as somebody would look through. */
const MOST_KEPT = 100;

const text = { type: String, required: true };
const schema = new Schema<MisheardDocument>(
  {
    _id: text,
    checkedAt: { type: Date, required: true },
    count: { type: Number, required: true },
    items: {
      type: [
        {
          _id: false,
          ...{ detector: text, rule: text, articleId: text, title: text, sentence: text },
          heard: { type: String, default: '' },
        },
      ],
      required: true,
    },
  },
  { collection: 'misheard', versionKey: false },
);

/** The newest report of each workspace; losing one costs only the time to read the articles again. */
export function misheardStore(connection: Connection) {
  const model = connection.model<MisheardDocument>('Misheard', schema);
  return {
    async put(workspaceId: string, items: readonly Misheard[], checkedAt: Date): Promise<void> {
      const report = { checkedAt, count: items.length, items: items.slice(0, MOST_KEPT) };
      await model.updateOne({ _id: workspaceId }, { $set: report }, { upsert: true });
    },
    /** Null where its articles were not read for it yet. */
    async of(workspaceId: string): Promise<Omit<MisheardDocument, '_id'> | null> {
      return model.findById(workspaceId, { _id: 0 }).lean();
    },
  };
}
export type MisheardReports = ReturnType<typeof misheardStore>;
