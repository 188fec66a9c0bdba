import type { Connection } from 'mongoose';
import type { StateName } from '../../core/values/conversation.ts';
import { type ConversationDocument, conversationModel, upgradeConversations } from './conversation-model.ts';
import {
  type HeldFields,
  heldFields,
  type LineDigest,
  type LineWait,
  SINCES_MODULUS,
  waitFields,
  waitIn,
} from './line-wait.ts';
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

/** The longest line that offers are made along; whoever stands behind has waited least. */
const MAX_WAITS = 10_000;
/** So many at once keep a process that reads a long line free for others in between. */
const LINE_BATCH = 1_000;
/** More conversations of one contact are not counted. */
const MAX_RECENT = 1_000;

/** The newest entry of a conversation, and who follows it. */
export type Newest = Some<'_id' | 'contactId' | 'lastSeq'> & Partial<Some<'assigneeId'>>;

/** An offer that its agent has not answered yet. */
export type StandingOffer = { conversationId: string; offerSeq: number; agentId: string; expiresAt: Date };

/** A conversation whose read model is to be made again up to `lastSeq` at least. */
export type Behind = Some<'_id' | 'lastSeq'>;
/** A conversation for a list. */
export type Listed = Some<'_id' | 'updatedAt' | 'summary' | 'lastSeq'> & Partial<Some<'isBehind'>>;

export type Conversations = ReturnType<typeof conversationsStore>;

export function conversationsStore(connection: Connection) {
  const model = conversationModel(connection);
  return {
    upgrade: () => upgradeConversations(model),
    /** Writes read models; one that is older than what stands is ignored, so the order of arrival does not matter. */
    saveAll: (documents: ConversationDocument[]) => replaceWhere(model, documents, '$lt'),
    /** As `saveAll`, where what stands may have been made wrongly from the same entries. */
    replaceAll: (documents: ConversationDocument[]) => replaceWhere(model, documents, '$lte'),
    /** Writes what contacts wrote into the read models; returns the conversations of which more is to be written. */
    moveOn: (moves: readonly Moved[]) => moveOn(model, moves),
    /** The conversations of a workspace whose headline and search text lack the newest messages, at most `limit`. */
    async behind(workspaceId: string, limit: number): Promise<Behind[]> {
      return model.find({ workspaceId, isBehind: true }, { lastSeq: 1 }).hint('behind').limit(limit).lean();
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

    /** Who waits in a workspace as routing sees it, the most urgent and oldest first; `lineUp` puts them in line. */
    async waits(workspaceId: string): Promise<LineWait[]> {
      const found = await model
        .find({ workspaceId, state: 'waiting' }, waitFields)
        .sort({ priority: 1, waitingSince: 1, _id: 1 })
        .limit(MAX_WAITS)
        .lean();
      return found.map(waitIn);
    },
    /** Who waits in a workspace, in no order: what a line in memory is made of. */
    async inLine(workspaceId: string): Promise<HeldFields[]> {
      return model.find({ workspaceId, state: 'waiting' }, heldFields).batchSize(LINE_BATCH).lean();
    },
    /** The same of these conversations, whether they wait or not. */
    async inLineByIds(ids: string[]): Promise<HeldFields[]> {
      return model.find({ _id: { $in: ids } }, heldFields).lean();
    },
    /** What tells whether a line in memory is the one of the read models. */
    async lineDigest(workspaceId: string): Promise<LineDigest> {
      const since = { $mod: [{ $toLong: { $ifNull: ['$waitingSince', new Date(0)] } }, SINCES_MODULUS] };
      const [found] = await model.aggregate<LineDigest>([
        { $match: { workspaceId, state: 'waiting' } },
        {
          $group: {
            _id: null,
            waiting: { $sum: 1 },
            seqs: { $sum: '$lastSeq' },
            sinces: { $sum: since },
          },
        },
      ]);
      return found ?? { waiting: 0, seqs: 0, sinces: 0 };
    },
    /** How far each conversation is that waits in a workspace. */
    async seqsInLine(workspaceId: string): Promise<Some<'_id' | 'lastSeq'>[]> {
      return model.find({ workspaceId, state: 'waiting' }, { lastSeq: 1 }).batchSize(LINE_BATCH).lean();
    },
    /** How many wait, and since when the first of them does. */
    async lengthOfLine(workspaceId: string): Promise<{ waiting: number; since: Date | null }> {
      const [found] = await model.aggregate<{ waiting: number; since: Date | null }>([
        { $match: { workspaceId, state: 'waiting' } },
        { $group: { _id: null, waiting: { $sum: 1 }, since: { $min: '$waitingSince' } } },
      ]);
      return found ?? { waiting: 0, since: null };
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
            contactId: { $in: contactIds },
            $or: [{ state: { $ne: 'closed' } }, { updatedAt: { $gte: since } }],
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
    async recentOf(contactId: string, since: Date): Promise<{ count: number; waitingId: string | null }> {
      const found = await model
        .find(
          { contactId, $or: [{ startedAt: { $gte: since } }, { state: 'waiting' }] },
          { startedAt: 1, state: 1 },
        )
        .sort({ startedAt: -1 })
        .limit(MAX_RECENT)
        .lean();
      return {
        count: found.filter(({ startedAt }) => startedAt >= since).length,
        waitingId: found.find(({ state }) => state === 'waiting')?._id ?? null,
      };
    },
    /** Conversations for a list, the last changed first. */
    async list(filter: ListFilter, limit: number): Promise<Listed[]> {
      return model
        .find(queryOf(filter) as object, { updatedAt: 1, summary: 1, lastSeq: 1, isBehind: 1 })
        .sort({ updatedAt: -1, _id: -1 })
        .limit(limit)
        .lean();
    },

    /** Conversations with the assistant whose contact has no answer yet, unchanged since `before`. */
    async unanswered(before: Date, limit: number): Promise<string[]> {
      const found = await model
        .find(
          {
            state: 'triage',
            updatedAt: { $lt: before },
            $expr: { $gt: ['$lastContactSeq', '$answeredSeq'] },
          },
          { _id: 1 },
        )
        .limit(limit)
        .lean();
      return found.map(({ _id }) => _id);
    },
    /** One waiting conversation that no agent is asked about, of each workspace that has any. */
    async waitingWithoutOffer(): Promise<string[]> {
      const found = await model.aggregate<{ conversationId: string }>([
        { $match: { state: 'waiting', offer: null } },
        { $group: { _id: '$workspaceId', conversationId: { $first: '$_id' } } },
      ]);
      return found.map(({ conversationId }) => conversationId);
    },
    /** The offers that nobody has answered yet: about as many as there are agents. */
    async standingOffers(): Promise<StandingOffer[]> {
      const found = await model.find({ state: 'waiting', offer: { $ne: null } }, { offer: 1 }).lean();
      return found.flatMap(({ _id, offer }) =>
        offer
          ? [
              {
                conversationId: _id,
                offerSeq: offer.seq,
                agentId: offer.agent.id,
                expiresAt: offer.expiresAt,
              },
            ]
          : [],
      );
    },
    /** Waiting conversations whose contact is thought to be there. */
    async waitingWithContactPresent(
      limit: number,
    ): Promise<Some<'_id' | 'contactId' | 'workspaceId' | 'lastSeq'>[]> {
      return model
        .find({ state: 'waiting', contactPresent: true }, { contactId: 1, workspaceId: 1, lastSeq: 1 })
        .limit(limit)
        .lean();
    },
    /** Closed conversations in which nothing happened since `before` and whose words still stand. */
    async closedWithWords(before: Date, limit: number): Promise<string[]> {
      const found = await model
        .find({ state: 'closed', isErased: { $in: [false, null] }, updatedAt: { $lt: before } }, { _id: 1 })
        .limit(limit)
        .lean();
      return found.map(({ _id }) => _id);
    },
    /** Whether a person is asked for or has a conversation of this contact. */
    async isWithPeople(contactId: string): Promise<boolean> {
      return (await model.exists({ contactId, state: { $in: ['waiting', 'active'] } })) !== null;
    },
    /** Resolved conversations in which nothing happened since `before`. */
    async resolvedAndIdle(before: Date, limit: number): Promise<Some<'_id' | 'workspaceId' | 'lastSeq'>[]> {
      return model
        .find({ state: 'resolved', updatedAt: { $lt: before } }, { workspaceId: 1, lastSeq: 1 })
        .limit(limit)
        .lean();
    },
  };
}

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
