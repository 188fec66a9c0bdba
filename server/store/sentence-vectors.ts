import { type Connection, Schema } from 'mongoose';

type VectorDocument = { _id: string; vector: Buffer; usedAt: Date };

const DAY_SECONDS = 24 * 3_600;
const FORGOTTEN_AFTER_SECONDS = 90 * DAY_SECONDS;

const schema = new Schema<VectorDocument>(
  {
    _id: { type: String, required: true },
    vector: { type: Buffer, required: true },
    usedAt: { type: Date, required: true },
  },
  { collection: 'sentence_vectors', versionKey: false },
);
schema.index({ usedAt: 1 }, { expireAfterSeconds: FORGOTTEN_AFTER_SECONDS });

/** Sentence vectors that were computed before; what nobody has asked for in 90 days is forgotten. */
export function sentenceVectorsStore(connection: Connection) {
  const model = connection.model<VectorDocument>('SentenceVector', schema);
  return {
    async find(ids: string[]): Promise<Map<string, Float32Array>> {
      const rows = await model.collection
        .find({ _id: { $in: ids as never[] } }, { promoteBuffers: true })
        .toArray();
      const before = new Date(Date.now() - DAY_SECONDS * 1000);
      await model.updateMany(
        { _id: { $in: ids }, usedAt: { $not: { $gt: before } } },
        { $set: { usedAt: new Date() } },
      );
      return new Map(rows.map(({ _id, vector }) => [String(_id), toVector(vector as Buffer)]));
    },
    async put(vectors: Map<string, Float32Array>): Promise<void> {
      const usedAt = new Date();
      await model.bulkWrite(
        [...vectors].map(([_id, vector]) => ({
          updateOne: {
            filter: { _id },
            update: { $set: { vector: toBuffer(vector), usedAt } },
            upsert: true,
          },
        })),
        { ordered: false },
      );
    },
  };
}
export type SentenceVectors = ReturnType<typeof sentenceVectorsStore>;

function toBuffer({ buffer, byteOffset, byteLength }: Float32Array): Buffer {
  return Buffer.from(buffer, byteOffset, byteLength);
}

/** Copied: the driver's buffer may begin anywhere, a Float32Array only at a multiple of four. */
function toVector(bytes: Buffer): Float32Array {
  return new Float32Array(new Uint8Array(bytes).buffer);
}
