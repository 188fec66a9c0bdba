import { type Connection, Schema } from 'mongoose';

export type SessionDocument = {
  /** SHA-256 of the token: a copy of the store signs nobody in. */
  _id: string;
  userId: string;
  kind: 'session' | 'api';
  expiresAt: Date;
  /** When it was last used, to the minute; missing in sessions of an earlier version. */
  usedAt?: Date;
};

const schema = new Schema<SessionDocument>(
  {
    _id: { type: String, required: true },
    userId: { type: String, required: true },
    kind: { type: String, enum: ['session', 'api'], required: true },
    expiresAt: { type: Date, required: true },
    usedAt: { type: Date },
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
    /** Removes all of one kind that a person has; returns how many. */
    async removeOf(userId: string, kind: SessionDocument['kind']): Promise<number> {
      const { deletedCount } = await model.deleteMany({ userId, kind });
      return deletedCount;
    },
    /** Those of these sessions that are still good: not expired, and used since `idleSince` or an API token. */
    async valid(ids: string[], now: Date, idleSince: Date): Promise<SessionDocument[]> {
      return model
        .find({
          _id: { $in: ids },
          expiresAt: { $gt: now },
          $or: [{ kind: 'api' }, { usedAt: { $gt: idleSince } }, { usedAt: { $exists: false } }],
        })
        .lean();
    },
    async noteUsed(ids: string[], usedAt: Date): Promise<void> {
      await model.updateMany({ _id: { $in: ids } }, { $set: { usedAt } });
    },
    /** Removes what has expired: not every store does so by itself. */
    async removeExpired(now: Date): Promise<void> {
      await model.deleteMany({ expiresAt: { $lt: now } });
    },
  };
}
