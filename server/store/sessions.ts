import { type Connection, Schema } from 'mongoose';

export type SessionDocument = {
  /** SHA-256 of the token: a copy of the store signs nobody in. */
  _id: string;
  userId: string;
  kind: 'session' | 'api';
  expiresAt: Date;
};

const schema = new Schema<SessionDocument>(
  {
    _id: { type: String, required: true },
    userId: { type: String, required: true },
    kind: { type: String, enum: ['session', 'api'], required: true },
    expiresAt: { type: Date, required: true },
  },
  { collection: 'sessions', versionKey: false, minimize: false },
);
schema.index({ expiresAt: 1 }, { expireAfterSeconds: 0 });
schema.index({ userId: 1 });

export function sessionsStore(connection: Connection) {
  const model = connection.model<SessionDocument>('Session', schema);
  return {
    async add(session: SessionDocument): Promise<void> {
      await model.create(session);
    },
    async remove(id: string): Promise<void> {
      await model.deleteOne({ _id: id });
    },
    /** The session if it is still valid at `now`: the store clears expired ones only once a minute. */
    async valid(id: string, now: Date): Promise<SessionDocument | null> {
      return model.findOne({ _id: id, expiresAt: { $gt: now } }).lean();
    },
  };
}
