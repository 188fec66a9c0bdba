import { randomUUID } from 'node:crypto';
import { type Connection, Schema } from 'mongoose';
import type { PresenceStatus, Role } from '../../core/values/people.ts';

export type UserDocument = {
  _id: string;
  workspaceId: string;
  email: string;
  name: string;
  role: Role;
  passwordHash: string;
  skills: string[];
  teamIds: string[];
  /** `capacity` is the agent's own limit; null for the workspace's. */
  presence: { status: PresenceStatus; capacity: number | null; seenAt: Date };
};

/** A user to be made: presence and id come with the making. */
export type NewUser = Omit<UserDocument, '_id' | 'presence'>;

const schema = new Schema<UserDocument>(
  {
    _id: { type: String, required: true },
    workspaceId: { type: String, required: true },
    email: { type: String, required: true, lowercase: true, trim: true },
    name: { type: String, required: true },
    role: { type: String, enum: ['agent', 'manager', 'admin'], required: true },
    passwordHash: { type: String, required: true },
    skills: { type: [String], required: true },
    teamIds: { type: [String], required: true },
    presence: { type: Schema.Types.Mixed, required: true },
  },
  { collection: 'users', versionKey: false, minimize: false },
);
schema.index({ email: 1 }, { unique: true });
schema.index({ workspaceId: 1 });

const nowhere = () => ({ status: 'offline', capacity: null, seenAt: new Date(0) }) as const;

export type Users = ReturnType<typeof usersStore>;

export function usersStore(connection: Connection) {
  const model = connection.model<UserDocument>('User', schema);
  return {
    async byId(id: string): Promise<UserDocument | null> {
      return model.findById(id).lean();
    },
    async byEmail(email: string): Promise<UserDocument | null> {
      return model.findOne({ email: email.trim().toLowerCase() }).lean();
    },
    /** Everybody of a workspace, always in the same order. */
    async ofWorkspace(workspaceId: string): Promise<UserDocument[]> {
      return model.find({ workspaceId }).sort({ _id: 1 }).lean();
    },
    /** @throws where the address is in use already */
    async add(user: NewUser): Promise<void> {
      await model.create({ ...user, _id: randomUUID(), presence: nowhere() });
    },
    /** Makes the user; where the address is known, changes only the password. */
    async ensure({ passwordHash, ...user }: NewUser): Promise<void> {
      await model.updateOne(
        { email: user.email },
        { $set: { passwordHash }, $setOnInsert: { ...user, _id: randomUUID(), presence: nowhere() } },
        { upsert: true },
      );
    },
    /** Stores a presence; where no limit is given, the agent's own stays as it is. */
    async setPresence(
      id: string,
      { status, capacity, seenAt }: { status: PresenceStatus; capacity?: number | undefined; seenAt: Date },
    ): Promise<void> {
      const change = { 'presence.status': status, 'presence.seenAt': seenAt };
      const limit = capacity === undefined ? {} : { 'presence.capacity': capacity };
      await model.updateOne({ _id: id }, { $set: { ...change, ...limit } });
    },
    async byIds(ids: string[]): Promise<UserDocument[]> {
      return model.find({ _id: { $in: ids } }).lean();
    },
    async setPasswordHash(id: string, passwordHash: string): Promise<void> {
      await model.updateOne({ _id: id }, { $set: { passwordHash } });
    },
    async setRole(id: string, role: Role): Promise<void> {
      await model.updateOne({ _id: id }, { $set: { role } });
    },
    async remove(id: string): Promise<void> {
      await model.deleteOne({ _id: id });
    },
    /** Sets back when an agent was seen, never forward. */
    async shortenPresence(id: string, seenAt: Date): Promise<void> {
      await model.updateOne({ _id: id }, { $min: { 'presence.seenAt': seenAt } });
    },
    async renewPresence(ids: string[], seenAt: Date): Promise<void> {
      await model.updateMany({ _id: { $in: ids } }, { $set: { 'presence.seenAt': seenAt } });
    },
  };
}
