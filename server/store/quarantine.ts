import { type Connection, Schema } from 'mongoose';

/** What came in malformed but was acted on all the same (a press is never refused): kept for measurement. */
export type QuarantineDocument = {
  _id?: unknown;
  at: Date;
  source: string;
  /** Whose input it was. */
  contactId?: string;
  raw: string;
  errors: { field: string; message: string }[];
};

const schema = new Schema<QuarantineDocument>(
  {
    at: { type: Date, required: true },
    source: { type: String, required: true },
    contactId: { type: String },
    raw: { type: String, required: true },
    errors: { type: Schema.Types.Mixed, required: true },
  },
  { collection: 'quarantine', versionKey: false, suppressReservedKeysWarning: true },
);

const MAX_OF_CONTACT = 1_000;

schema.index({ contactId: 1 }, { sparse: true });
schema.index({ at: 1 });

export function quarantineStore(connection: Connection) {
  const model = connection.model<QuarantineDocument>('Quarantine', schema);
  return {
    /** Keeps at most 4,000 characters of the raw input; never throws, because a press must not fail on it. */
    async keep(
      source: string,
      raw: unknown,
      errors: QuarantineDocument['errors'],
      contactId: string,
    ): Promise<void> {
      await model
        .create({ at: new Date(), source, raw: asText(raw).slice(0, 4_000), errors, contactId })
        .catch(() => undefined);
    },
    /** What a contact sent, the oldest first. */
    async ofContact(contactId: string): Promise<QuarantineDocument[]> {
      return model.find({ contactId }).sort({ at: 1 }).limit(MAX_OF_CONTACT).lean();
    },
    async removeOfContact(contactId: string): Promise<void> {
      await model.deleteMany({ contactId });
    },
    async removeBefore(before: Date): Promise<void> {
      await model.deleteMany({ at: { $lt: before } });
    },
  };
}
export type Quarantine = ReturnType<typeof quarantineStore>;

/** JSON nested too deeply cannot be written out again; a press that carries it counts all the same. */
function asText(raw: unknown): string {
  if (typeof raw === 'string') return raw;
  try {
    return JSON.stringify(raw) ?? String(raw);
  } catch (error) {
    return `cannot be shown: ${(error as Error).message}`;
  }
}
