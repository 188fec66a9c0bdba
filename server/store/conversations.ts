import { type Connection, type Model, Schema } from 'mongoose';
import type { ConversationSummary } from '../../core/contract/views.ts';
import { type LinePlace, lineOrder } from '../../core/routing/line.ts';

/** The read model of a conversation: made from its timeline, thrown away and made again by `npm run rebuild`. */
export type ConversationDocument = {
  _id: string;
  workspaceId: string;
  contactId: string;
  assigneeId: string | null;
  status: string;
  lastSeq: number;
  /** The contact's newest message and the newest that was judged: what the watchdog compares. */
  lastContactSeq: number;
  judgedSeq: number;
  hadAgent: boolean;
  startedAt: Date;
  updatedAt: Date;
  waitingSince: Date | null;
  priority: number | null;
  dueAt: Date | null;
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
  summary: ConversationSummary;
};

const schema = new Schema<ConversationDocument>(
  {
    _id: { type: String, required: true },
    workspaceId: { type: String, required: true },
    contactId: { type: String, required: true },
    assigneeId: { type: String, default: null },
    status: { type: String, required: true },
    lastSeq: { type: Number, required: true },
    lastContactSeq: { type: Number, required: true },
    judgedSeq: { type: Number, required: true },
    hadAgent: { type: Boolean, required: true },
    startedAt: { type: Date, required: true },
    updatedAt: { type: Date, required: true },
    waitingSince: { type: Date, default: null },
    priority: { type: Number, default: null },
    dueAt: { type: Date, default: null },
    contactPresent: { type: Boolean, required: true },
    acknowledged: { type: Boolean, required: true },
    offer: { type: Schema.Types.Mixed, default: null },
    passedBy: { type: [String], required: true },
    target: { type: Schema.Types.Mixed, default: null },
    waitSeconds: { type: Number, default: null },
    firstEscalatedAt: { type: Date, default: null },
    firstAnsweredAt: { type: Date, default: null },
    searchText: { type: String, default: '' },
    summary: { type: Schema.Types.Mixed, required: true },
  },
  { collection: 'conversations', versionKey: false, minimize: false },
);
schema.index({ workspaceId: 1, status: 1, priority: 1, waitingSince: 1, _id: 1 }, { name: 'queue' });
schema.index({ workspaceId: 1, updatedAt: -1, _id: -1 }, { name: 'newest' });
schema.index({ contactId: 1, startedAt: -1 }, { name: 'by_contact' });
schema.index({ assigneeId: 1, status: 1 }, { name: 'by_assignee' });
schema.index({ workspaceId: 1, firstAnsweredAt: -1 }, { name: 'recent_waits' });

/** What the read model calls the parts of a place in line. */
const lineFields = { priority: 'priority', since: 'waitingSince', id: '_id' } as const satisfies Record<
  keyof LinePlace,
  keyof ConversationDocument
>;

/** The order of `compareInLine`, as a sort. */
const inLine: Record<string, 1> = Object.fromEntries(lineOrder.map((key) => [lineFields[key], 1]));

/** Whoever `compareInLine` puts before this place, as a filter. */
function aheadOf({ id, priority, since }: LinePlace) {
  const values = { id, priority, since: new Date(since) };
  return {
    $or: lineOrder.map((key, index) => ({
      ...Object.fromEntries(lineOrder.slice(0, index).map((same) => [lineFields[same], values[same]])),
      [lineFields[key]]: { $lt: values[key] },
    })),
  };
}

export type Conversations = ReturnType<typeof conversationsStore>;

export function conversationsStore(connection: Connection) {
  const model: Model<ConversationDocument> = connection.model<ConversationDocument>('Conversation', schema);
  return {
    model,
    /** Writes read models; one that is older than what stands is ignored, so the order of arrival does not matter. */
    async saveAll(documents: ConversationDocument[]): Promise<void> {
      if (documents.length === 0) return;
      const operations = documents.map((document) => ({
        replaceOne: {
          filter: { _id: document._id, lastSeq: { $lt: document.lastSeq } },
          replacement: document,
          upsert: true,
        },
      }));
      try {
        await model.collection.bulkWrite(operations as never[], { ordered: false });
      } catch (error) {
        // An upsert whose filter missed because a newer one stands ends in a duplicate key: nothing to do.
        if (!isOnlyDuplicateKeys(error)) throw error;
      }
    },
    async waiting(workspaceId: string, limit = 500): Promise<ConversationDocument[]> {
      return model.find({ workspaceId, status: 'waiting' }).sort(inLine).limit(limit).lean();
    },
    /** Who stands in line, in order. */
    async waitingLine(
      workspaceId: string,
      limit = 500,
    ): Promise<Pick<ConversationDocument, '_id' | 'contactId'>[]> {
      return model
        .find({ workspaceId, status: 'waiting' }, { contactId: 1 })
        .sort(inLine)
        .limit(limit)
        .lean();
    },
    /** The place in line of a waiting conversation: 1 is next. */
    async placeInLine(workspaceId: string, place: LinePlace): Promise<number> {
      const ahead = { workspaceId, status: 'waiting', _id: { $ne: place.id }, ...aheadOf(place) };
      return 1 + (await model.countDocuments(ahead));
    },
    async activeCount(agentId: string): Promise<number> {
      return model.countDocuments({ assigneeId: agentId, status: 'active' });
    },
    async ofContact(contactId: string, limit = 20): Promise<ConversationDocument[]> {
      return model.find({ contactId }).sort({ startedAt: -1 }).limit(limit).lean();
    },
    async countSince(contactId: string, since: Date): Promise<number> {
      return model.countDocuments({ contactId, startedAt: { $gte: since } });
    },
    /** Seconds that the newest answered contacts of this workspace waited, newest first. */
    async recentWaits(workspaceId: string, since: Date, limit: number): Promise<number[]> {
      const found = await model
        .find({ workspaceId, firstAnsweredAt: { $gte: since } }, { waitSeconds: 1 })
        .sort({ firstAnsweredAt: -1 })
        .limit(limit)
        .lean();
      return found.flatMap(({ waitSeconds }) => (waitSeconds === null ? [] : [waitSeconds]));
    },
  };
}

function isOnlyDuplicateKeys(error: unknown): boolean {
  const { writeErrors, code } = error as { writeErrors?: { code?: number }[]; code?: number };
  return code === 11000 && (writeErrors ?? []).every((one) => one.code === 11000);
}
