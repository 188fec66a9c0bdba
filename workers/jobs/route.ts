import { pickAgent } from '../../core/routing/pick.ts';
import type { Parts } from '../../server/parts.ts';
import type { OneByOne } from '../../server/timeline/one-by-one.ts';

/** How long an agent has to answer an offer. */
export const OFFER_MS = 30_000;

type Deps = Pick<Parts, 'timeline' | 'people' | 'relay'> & { now: () => Date; inTurn: OneByOne };

/**
 * Offers a waiting conversation to the eligible agent with the most room. Nobody eligible is no failure: the
 * conversation stays in line for everybody, and presence coming back or the watchdog tries again.
 */
export async function route(deps: Deps, { conversationId }: { conversationId: string }): Promise<void> {
  const conversation = await deps.timeline.refresh(conversationId);
  if (conversation?.state.kind !== 'waiting' || conversation.state.offer) return;
  // One after another in a workspace, each after the last offer is in the read model: else all would pick the same agent.
  await deps.inTurn(conversation.workspaceId, () => offer(deps, conversationId));
}

async function offer({ timeline, people, relay, now }: Deps, conversationId: string): Promise<void> {
  const conversation = await timeline.refresh(conversationId);
  if (conversation?.state.kind !== 'waiting' || conversation.state.offer) return;
  const agent = pickAgent(await people.candidates(conversation.workspaceId), conversation.state);
  if (!agent) return;
  const at = now();
  await timeline.execute(conversationId, conversation.workspaceId, {
    kind: 'make-offer',
    // The same attempt from the same conversation is the same offer, whoever makes it.
    clientId: `offer:${conversation.seq}`,
    now: at.toISOString(),
    agent: { id: agent.id, name: agent.name },
    expiresAt: new Date(at.getTime() + OFFER_MS).toISOString(),
  });
  await relay.drain();
}
