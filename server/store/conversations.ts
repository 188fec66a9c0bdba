import type { Connection } from 'mongoose';
import type { StateName } from '../../core/values/conversation.ts';
import { choreQuestions } from './conversation-chores.ts';
import { lineQuestions } from './conversation-line.ts';
import {
  type ConversationDocument,
  type ConversationModel,
  conversationModel,
  upgradeConversations,
} from './conversation-model.ts';
import { inRounds } from './in-rounds.ts';
import { type Moved, moveOn, replaceWhere } from './replace-where.ts';

export type { ConversationDocument } from './conversation-model.ts';
export type { LineWait } from './line-wait.ts';
export type { Moved } from './replace-where.ts';

type Some<K extends keyof ConversationDocument> = Pick<ConversationDocument, K>;

/** Which conversations a list asks for; a missing field admits all. */
export type ListFilter = {
  workspaceId: string;
  state?: StateName | undefined;
  assigneeId?: string | undefined;
  ids?: string[] | undefined;
  /** Words that occur as they are, in lower case. */
  text?: string | undefined;
  /** Only what the list shows below this conversation. */
  below?: { updatedAt: Date; id: string } | undefined;
};

/** More conversations of one contact are not counted. */
const MAX_RECENT = 1_000;

/** The newest entry of a conversation, and who follows it. */
export type Newest = Some<'_id' | 'contactId' | 'lastSeq'> & Partial<Some<'assigneeId'>>;

/** A conversation whose read model is to be made again up to `lastSeq` at least. */
export type Behind = Some<'_id' | 'lastSeq'>;
/** A conversation for a list. */
export type Listed = Some<'_id' | 'updatedAt' | 'summary' | 'lastSeq'> & Partial<Some<'isBehind'>>;

export type Conversations = ReturnType<typeof conversationsStore>;

export function conversationsStore(connection: Connection) {
  const model = conversationModel(connection);
  const recentInRounds = inRounds((asked: RecentQuestion[]) => recentOf(model, asked));
  return {
    ...lineQuestions(model),
    ...choreQuestions(model),
    upgrade: () => upgradeConversations(model),
    /** Writes read models; one that is older than what stands is ignored, so the order of arrival does not matter. */
    saveAll: (documents: ConversationDocument[]) => replaceWhere(model, documents, '$lt'),
    /** As `saveAll`, where what stands may have been made wrongly from the same entries. */
    replaceAll: (documents: ConversationDocument[]) => replaceWhere(model, documents, '$lte'),
    /** Writes what contacts wrote into the read models; returns the conversations of which more is to be written. */
    moveOn: (moves: readonly Moved[]) => moveOn(model, moves),
    /** The conversations of a workspace whose headline and search text lack the newest messages, at most `limit`. */
    async behind(workspaceId: string, limit: number): Promise<Behind[]> {
      return model.find({ workspaceId, isBehind: true }, { lastSeq: 1 }).limit(limit).lean();
    },
    /** Removes what stands between two ids (to the end where `to` is null), unchanged since `before`, unless named. */
    async removeWithoutTimeline(range: {
      from: string;
      to: string | null;
      ids: string[];
      before: Date;
    }): Promise<void> {
      const { from, to, ids, before } = range;
      const between = { $gt: from, ...(to === null ? {} : { $lte: to }), $nin: ids };
      await model.deleteMany({ _id: between, updatedAt: { $lt: before } });
    },
    /** About how many there are; costs nothing. */
    estimatedCount: () => model.estimatedDocumentCount(),

    /** Seconds that the newest answered contacts of this workspace waited, newest first. */
    async recentWaits(workspaceId: string, since: Date, limit: number): Promise<number[]> {
      const found = await model
        .find({ workspaceId, firstAnsweredAt: { $gte: since } }, { waitSeconds: 1 })
        .sort({ firstAnsweredAt: -1 })
        .limit(limit)
        .lean();
      return found.flatMap(({ waitSeconds }) => (waitSeconds === null ? [] : [waitSeconds]));
    },

    /** How many conversations each of these agents has now; agents without any are missing. */
    async activeCounts(agentIds: string[]): Promise<Map<string, number>> {
      return countsOf(
        await model.aggregate<Count>([
          { $match: { assigneeId: { $in: agentIds }, state: 'active' } },
          { $group: { _id: '$assigneeId', count: { $sum: 1 } } },
        ]),
      );
    },
    /** How many offers each of these agents has open at `now`; agents without any are missing. */
    async openOffers(agentIds: string[], now: Date): Promise<Map<string, number>> {
      return countsOf(
        await model.aggregate<Count>([
          {
            $match: {
              state: 'waiting',
              'offer.agent.id': { $in: agentIds },
              'offer.expiresAt': { $gt: now },
            },
          },
          { $group: { _id: '$offer.agent.id', count: { $sum: 1 } } },
        ]),
      );
    },

    /** A contact's conversations, newest first. */
    async ofContact(contactId: string, limit = 20): Promise<ConversationDocument[]> {
      return model.find({ contactId }).sort({ startedAt: -1 }).limit(limit).lean();
    },
    /** Those of these contacts who are noted as gone in a conversation of theirs. */
    async contactsAway(contactIds: string[]): Promise<Set<string>> {
      const found = await model
        .find({ contactId: { $in: contactIds }, contactPresent: false }, { contactId: 1 })
        .lean();
      return new Set(found.map(({ contactId }) => contactId));
    },
    /** How far the conversations of these contacts are: those that are not closed, or changed since `since`. */
    async newestOfContacts(contactIds: string[], since: Date): Promise<Newest[]> {
      return model
        .find(
          {
            $or: [
              { contactId: { $in: contactIds }, state: { $in: [...notClosed] } },
              { contactId: { $in: contactIds }, state: 'closed', updatedAt: { $gte: since } },
            ],
          },
          { contactId: 1, lastSeq: 1 },
        )
        .lean();
    },
    /** How far these conversations are, and those that these agents have. */
    async newestForAgents(ids: string[], agentIds: string[]): Promise<Newest[]> {
      return model
        .find(
          { $or: [{ _id: { $in: ids } }, { assigneeId: { $in: agentIds }, state: 'active' }] },
          { contactId: 1, assigneeId: 1, lastSeq: 1 },
        )
        .lean();
    },
    /** How many conversations a contact began since a moment, and the one that waits for a person, if there is one. */
    recentOf: (contactId: string, since: Date): Promise<Recent> => recentInRounds({ contactId, since }),
    /** Conversations for a list, the last changed first. */
    async list(filter: ListFilter, limit: number): Promise<Listed[]> {
      // An agent has a handful: the store need not try going through all conversations, the newest first.
      const hint = filter.assigneeId ? { hint: 'by_assignee_and_state' } : {};
      return model
        .find(queryOf(filter) as object, { updatedAt: 1, summary: 1, lastSeq: 1, isBehind: 1 }, hint)
        .sort({ updatedAt: -1, _id: -1 })
        .limit(limit)
        .lean();
    },

    /** Whether a person is asked for or has a conversation of this contact. */
    async isWithPeople(contactId: string): Promise<boolean> {
      return (await model.exists({ contactId, state: { $in: ['waiting', 'active'] } })) !== null;
    },
  };
}

type Recent = { count: number; waitingId: string | null };
type RecentQuestion = { contactId: string; since: Date };

async function recentOf(model: ConversationModel, asked: RecentQuestion[]): Promise<Recent[]> {
  const contactId = { $in: asked.map((one) => one.contactId) };
  const since = new Date(Math.min(...asked.map((one) => one.since.getTime())));
  const found = await model
    .find(
      {
        $or: [
          { contactId, startedAt: { $gte: since } },
          { contactId, state: 'waiting' },
        ],
      },
      { contactId: 1, startedAt: 1, state: 1 },
    )
    .sort({ startedAt: -1 })
    .limit(MAX_RECENT * asked.length)
    .lean();
  return asked.map((one) => {
    const own = found.filter((conversation) => conversation.contactId === one.contactId);
    return {
      count: Math.min(MAX_RECENT, own.filter(({ startedAt }) => startedAt >= one.since).length),
      waitingId: own.find(({ state }) => state === 'waiting')?._id ?? null,
    };
  });
}

const notClosed = ['triage', 'waiting', 'active', 'resolved'] as const satisfies StateName[];

type Count = { _id: string; count: number };

function countsOf(found: Count[]): Map<string, number> {
  return new Map(found.map(({ _id, count }) => [_id, count]));
}

function queryOf({ workspaceId, state, assigneeId, ids, text, below }: ListFilter): Record<string, unknown> {
  return {
    workspaceId,
    ...(state ? { state } : {}),
    ...(assigneeId ? { assigneeId } : {}),
    ...(ids ? { _id: { $in: ids } } : {}),
    ...(text ? { searchText: { $regex: escapeRegExp(text) } } : {}),
    ...(below
      ? {
          // Said twice: the first is what the index can begin at.
          updatedAt: { $lte: below.updatedAt },
          $or: [
            { updatedAt: { $lt: below.updatedAt } },
            { updatedAt: below.updatedAt, _id: { $lt: below.id } },
          ],
        }
      : {}),
  };
}

function escapeRegExp(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
