import { type Connection, Schema } from 'mongoose';
import { lasting } from './lasting.ts';

/** A command that was acknowledged without an entry of its own: by which entry its wish was fulfilled. */
type Document = { _id: string; seq: number; at: Date };

const schema = new Schema<Document>(
  {
    _id: { type: String, required: true },
    seq: { type: Number, required: true },
    at: { type: Date, required: true },
  },
  { collection: 'acknowledgements', versionKey: false },
);
schema.index({ at: 1 }, { name: 'oldest' });

const DUPLICATE_KEY = 11000;

export type Acknowledgements = ReturnType<typeof acknowledgementsStore>;

/** What is remembered of commands that left nothing in the timeline, so that sending them again asks for nothing. */
export function acknowledgementsStore(connection: Connection) {
  const model = connection.model<Document>('Acknowledgement', schema);
  const idOf = (conversationId: string, clientId: string) => `${conversationId} ${clientId}`;
  return {
    /** The first acknowledgement stands. */
    async note(conversationId: string, clientId: string, seq: number, at: Date): Promise<void> {
      await model.collection
        .insertOne({ _id: idOf(conversationId, clientId), seq, at } as never)
        .catch((error: { code?: number }) => {
          if (error.code !== DUPLICATE_KEY) throw error;
        });
    },
    /** The `seq` of the entry that the command was acknowledged with, or null. */
    async find(conversationId: string, clientId: string): Promise<number | null> {
      const _id = idOf(conversationId, clientId);
      return (await lasting((level) => model.findById(_id).readConcern(level).lean()))?.seq ?? null;
    },
    async forgetBefore(moment: Date): Promise<void> {
      await model.deleteMany({ at: { $lt: moment } });
    },
  };
}
