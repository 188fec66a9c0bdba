import { type Connection, Schema } from 'mongoose';
import { STORE_FORM } from './store-form.ts';

/** How far a rebuild of the read models has come: up to the conversation `after`, `done` of them. */
export type RebuildProgress = { after: string; done: number };
type Document = RebuildProgress & { _id: string; form: number };

const schema = new Schema<Document>(
  {
    _id: { type: String, required: true },
    after: { type: String, required: true },
    done: { type: Number, required: true },
    form: { type: Number, required: true },
  },
  { collection: 'rebuilds', versionKey: false },
);
const ID = 'conversations';

export type Rebuilds = ReturnType<typeof rebuildsStore>;

/** The rebuild that is under way or was cut short. */
export function rebuildsStore(connection: Connection) {
  const model = connection.model<Document>('Rebuild', schema);
  return {
    /** Where to go on; null where nothing was begun, or another build began it. */
    async found(): Promise<RebuildProgress | null> {
      return model.findOne({ _id: ID, form: STORE_FORM.version }).lean();
    },
    async note({ after, done }: RebuildProgress): Promise<void> {
      await model.updateOne({ _id: ID }, { after, done, form: STORE_FORM.version }, { upsert: true });
    },
    async end(): Promise<void> {
      await model.deleteOne({ _id: ID });
    },
  };
}
