import { type Connection, Schema } from 'mongoose';

type SeedingDocument = {
  /** Key of the workspace. */
  _id: string;
  /** Tells whether the people would be written with the same passwords again; no password can be read from it. */
  peopleMark: string;
  at: Date;
};

const schema = new Schema<SeedingDocument>(
  {
    _id: { type: String, required: true },
    peopleMark: { type: String, default: '' },
    at: { type: Date, required: true },
  },
  { collection: 'seedings', versionKey: false },
);

/** Which workspaces are complete: a worker reads the articles only then. */
export function seedingsStore(connection: Connection) {
  const model = connection.model<SeedingDocument>('Seeding', schema);
  return {
    async isComplete(key: string): Promise<boolean> {
      return (await model.exists({ _id: key })) !== null;
    },
    async peopleMarkOf(key: string): Promise<string | null> {
      return (await model.findById(key).lean())?.peopleMark ?? null;
    },
    async complete(key: string, peopleMark: string): Promise<void> {
      await model.updateOne({ _id: key }, { $set: { peopleMark, at: new Date() } }, { upsert: true });
    },
  };
}
export type Seedings = ReturnType<typeof seedingsStore>;
