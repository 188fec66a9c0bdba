import type { Parts } from '../../server/parts.ts';

type Deps = Pick<Parts, 'timeline'> & { now: () => Date };

/** Ends an offer that nobody answered; the reaction to that routes the conversation on. */
export async function expireOffer(
  { timeline, now }: Deps,
  { conversationId, offerSeq }: { conversationId: string; offerSeq: number },
): Promise<void> {
  const conversation = await timeline.refresh(conversationId);
  if (conversation?.state.kind !== 'waiting' || conversation.state.offer?.seq !== offerSeq) return;
  await timeline.execute(conversationId, conversation.workspaceId, {
    kind: 'expire-offer',
    clientId: `expire:${offerSeq}`,
    now: now().toISOString(),
    offerSeq,
  });
}
