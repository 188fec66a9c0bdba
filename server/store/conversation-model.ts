import { type Connection, type Model, Schema } from 'mongoose';
import type { ConversationSummary } from '../../core/contract/views.ts';
import type { StateName } from '../../core/values/conversation.ts';

/** The read model of a conversation: made from its timeline, thrown away and made again by `npm run rebuild`. */
export type ConversationDocument = {
  _id: string;
  workspaceId: string;
  contactId: string;
  /** Where it was started from; null where that is not known. */
  origin: string | null;
  assigneeId: string | null;
  state: StateName;
  lastSeq: number;
  /** The newest message of the contact: what the watchdog compares with the one that was answered. */
  lastContactSeq: number;
  /** The last message of the contact that the assistant has answered. */
  answeredSeq: number;
  hadAgent: boolean;
  /** Nothing was said since what was said was erased. */
  isErased: boolean;
  startedAt: Date;
  updatedAt: Date;
  waitingSince: Date | null;
  priority: number | null;
  dueAt: Date | null;
  /** When a person was last asked for; missing in what a build before wrote. */
  requestedAt?: Date | null;
  contactPresent: boolean;
  acknowledged: boolean;
  offer: { agent: { id: string; name: string }; expiresAt: Date; seq: number } | null;
  passedBy: string[];
  target: unknown;
  /** Seconds from the first escalation to the first answer by a person; null while there was none. */
  waitSeconds: number | null;
  firstEscalatedAt: Date | null;
  firstAnsweredAt: Date | null;
  /** Words to search in. */
  searchText: string;
  /** The words to search in, the headline and the sentiment do not know the newest messages yet. */
  isBehind: boolean;
  summary: ConversationSummary;
};

const schema = new Schema<ConversationDocument>(
  {
    _id: { type: String, required: true },
    workspaceId: { type: String, required: true },
    contactId: { type: String, required: true },
    origin: { type: String, default: null },
    assigneeId: { type: String, default: null },
    state: { type: String, required: true },
    lastSeq: { type: Number, required: true },
    lastContactSeq: { type: Number, required: true },
    answeredSeq: { type: Number, required: true },
    hadAgent: { type: Boolean, required: true },
    isErased: { type: Boolean, default: false },
    startedAt: { type: Date, required: true },
    updatedAt: { type: Date, required: true },
    waitingSince: { type: Date, default: null },
    priority: { type: Number, default: null },
    dueAt: { type: Date, default: null },
    requestedAt: { type: Date, default: null },
    contactPresent: { type: Boolean, required: true },
    acknowledged: { type: Boolean, required: true },
    offer: { type: Schema.Types.Mixed, default: null },
    passedBy: { type: [String], required: true },
    target: { type: Schema.Types.Mixed, default: null },
    waitSeconds: { type: Number, default: null },
    firstEscalatedAt: { type: Date, default: null },
    firstAnsweredAt: { type: Date, default: null },
    searchText: { type: String, default: '' },
    isBehind: { type: Boolean, default: false },
    summary: { type: Schema.Types.Mixed, required: true },
  },
  { collection: 'conversations', versionKey: false, minimize: false },
);
schema.index({ workspaceId: 1, state: 1, priority: 1, waitingSince: 1, _id: 1 }, { name: 'line' });
schema.index({ workspaceId: 1, updatedAt: -1, _id: -1 }, { name: 'newest' });
schema.index({ state: 1, isErased: 1, updatedAt: 1 }, { name: 'by_end' });
schema.index({ contactId: 1, startedAt: -1 }, { name: 'by_contact' });
schema.index({ assigneeId: 1, state: 1 }, { name: 'by_assignee_and_state' });
schema.index({ workspaceId: 1, firstAnsweredAt: -1 }, { name: 'recent_waits' });
// Only while the assistant has not answered: its answer brings the read model up to date.
schema.index({ workspaceId: 1 }, { partialFilterExpression: { isBehind: true }, name: 'behind' });

export type ConversationModel = Model<ConversationDocument>;

export function conversationModel(connection: Connection): ConversationModel {
  return connection.model<ConversationDocument>('Conversation', schema);
}

/**
 * Brings read models of an older version up to this one: their `state` was called `status`, and what was judged passed
 * for answered. Indexes of the old name show that there is something to do; they go last, so that an upgrade that was
 * cut short is taken up again.
 */
export async function upgradeConversations({ collection }: ConversationModel): Promise<void> {
  const indexes = await collection.indexes().catch(noneYet);
  const outdated = indexes.filter(({ key }) => 'status' in key);
  if (outdated.length === 0) return;
  await collection.updateMany(
    { status: { $exists: true } },
    { $rename: { status: 'state', judgedSeq: 'answeredSeq' } },
  );
  for (const { name } of outdated) if (name) await collection.dropIndex(name);
}

/** An empty store has no such collection, which MongoDB calls an error. */
function noneYet(error: { codeName?: string }): [] {
  if (error.codeName === 'NamespaceNotFound') return [];
  throw error;
}
