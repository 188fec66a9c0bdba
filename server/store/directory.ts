import { type Connection, Schema } from 'mongoose';
import type { OpeningHours } from '../../core/routing/hours.ts';
import type { Account, PresenceStatus, Role } from '../../core/values/people.ts';

export type WorkspaceDocument = {
  _id: string;
  key: string;
  name: string;
  assistantName: string;
  /** Null: people are on duty around the clock. */
  hours: OpeningHours | null;
  /** How many conversations an agent has at a time who set no limit; null for the product's default. */
  defaultCapacity: number | null;
  /** Signs the identity tokens of the host's own back end. */
  identitySecret: string;
  skills: string[];
  teams: { id: string; name: string }[];
};

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

export type ContactDocument = {
  _id: string;
  workspaceId: string;
  name: string | null;
  email: string | null;
  verified: boolean;
  account: Account | null;
  seenAt: Date;
};

export type SessionDocument = {
  /** SHA-256 of the token: a copy of the store signs nobody in. */
  _id: string;
  userId: string;
  kind: 'session' | 'api';
  expiresAt: Date;
};

const options = (collection: string) => ({ collection, versionKey: false as const, minimize: false });

const workspaceSchema = new Schema<WorkspaceDocument>(
  {
    _id: { type: String, required: true },
    key: { type: String, required: true },
    name: { type: String, required: true },
    assistantName: { type: String, required: true },
    hours: { type: Schema.Types.Mixed, default: null },
    defaultCapacity: { type: Number, default: null },
    identitySecret: { type: String, required: true },
    skills: { type: [String], required: true },
    teams: { type: Schema.Types.Mixed, default: [] },
  },
  options('workspaces'),
);
workspaceSchema.index({ key: 1 }, { unique: true });

const userSchema = new Schema<UserDocument>(
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
  options('users'),
);
userSchema.index({ email: 1 }, { unique: true });
userSchema.index({ workspaceId: 1 });

const contactSchema = new Schema<ContactDocument>(
  {
    _id: { type: String, required: true },
    workspaceId: { type: String, required: true },
    name: { type: String, default: null },
    email: { type: String, default: null },
    verified: { type: Boolean, required: true },
    account: { type: Schema.Types.Mixed, default: null },
    seenAt: { type: Date, required: true },
  },
  options('contacts'),
);
contactSchema.index({ seenAt: 1 });

const sessionSchema = new Schema<SessionDocument>(
  {
    _id: { type: String, required: true },
    userId: { type: String, required: true },
    kind: { type: String, enum: ['session', 'api'], required: true },
    expiresAt: { type: Date, required: true },
  },
  options('sessions'),
);
sessionSchema.index({ expiresAt: 1 }, { expireAfterSeconds: 0 });
sessionSchema.index({ userId: 1 });

/** The small collections around the timeline: who is who. */
export function directoryStore(connection: Connection) {
  return {
    workspaces: connection.model<WorkspaceDocument>('Workspace', workspaceSchema),
    users: connection.model<UserDocument>('User', userSchema),
    contacts: connection.model<ContactDocument>('Contact', contactSchema),
    sessions: connection.model<SessionDocument>('Session', sessionSchema),
  };
}
export type Directory = ReturnType<typeof directoryStore>;
