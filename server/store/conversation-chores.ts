import type { ConversationDocument, ConversationModel } from './conversation-model.ts';

/** An offer that its agent has not answered yet. */
export type StandingOffer = { conversationId: string; offerSeq: number; agentId: string; expiresAt: Date };

/** What watchdog, sweep and retention look for among read models: what nobody asks for by itself. */
export function choreQuestions(model: ConversationModel) {
  return {
    /** Conversations with the assistant whose contact has no answer yet, unchanged since `before`. */
    async unanswered(before: Date, limit: number): Promise<string[]> {
      const found = await model
        .find(
          {
            state: 'triage',
            isUnanswered: true,
            updatedAt: { $lt: before },
          },
          { _id: 1 },
        )
        .limit(limit)
        .lean();
      return found.map(({ _id }) => _id);
    },
    /** Says of up to `limit` read models that an older build wrote whether they are answered; returns of how many. */
    async markUnanswered(limit: number): Promise<number> {
      const found = await model.find({ state: 'triage', isUnanswered: null }, { _id: 1 }).limit(limit).lean();
      if (found.length === 0) return 0;
      await model.collection.updateMany({ _id: { $in: found.map(({ _id }) => _id) } } as never, [
        { $set: { isUnanswered: { $gt: ['$lastContactSeq', '$answeredSeq'] } } },
      ]);
      return found.length;
    },
    /** A waiting conversation of this workspace that no agent is asked about, if there is one. */
    async waitingWithoutOffer(workspaceId: string): Promise<string | null> {
      const wanted = { state: 'waiting', 'offer.expiresAt': null, workspaceId } as const;
      return (await model.findOne(wanted, { _id: 1 }).lean())?._id ?? null;
    },
    /** The offers that nobody has answered yet: about as many as there are agents. */
    async standingOffers(): Promise<StandingOffer[]> {
      const found = await model
        .find({ state: 'waiting', 'offer.expiresAt': { $gt: new Date(0) } }, { offer: 1 })
        .lean();
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
    /** Waiting conversations whose contact is thought to be there, in the order of their ids, after one. */
    async waitingWithContactPresent(
      after: string,
      limit: number,
    ): Promise<Pick<ConversationDocument, '_id' | 'contactId' | 'workspaceId' | 'lastSeq'>[]> {
      return model
        .find(
          { state: 'waiting', contactPresent: true, _id: { $gt: after } },
          { contactId: 1, workspaceId: 1, lastSeq: 1 },
        )
        .sort({ _id: 1 })
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
    /** Resolved conversations in which nothing happened since `before`. */
    async resolvedAndIdle(
      before: Date,
      limit: number,
    ): Promise<Pick<ConversationDocument, '_id' | 'workspaceId' | 'lastSeq'>[]> {
      return model
        .find({ state: 'resolved', updatedAt: { $lt: before } }, { workspaceId: 1, lastSeq: 1 })
        .limit(limit)
        .lean();
    },
  };
}
