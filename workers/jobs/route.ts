import { isFree } from '../../core/routing/eligibility.ts';
import { pickAgent } from '../../core/routing/pick.ts';
import type { Parts } from '../../server/parts.ts';

/** How long an agent has to answer an offer. */
export const OFFER_MS = 30_000;

type Deps = Pick<Parts, 'timeline' | 'people' | 'relay' | 'line'> & {
  now: () => Date;
  /** Makes the offers that can be made in a workspace; those who ask meanwhile share the next round. */
  offerRound: (workspaceId: string) => Promise<void>;
};

/**
 * Sees to it that the waiting conversations of a workspace are offered when their turn comes. The job names the one that
 * brought it about and stands for all: others who came meanwhile have none of their own. Nobody eligible is no failure:
 * a conversation stays in line for everybody, and presence coming back or the watchdog tries again.
 */
export async function route(deps: Deps, { conversationId }: { conversationId: string }): Promise<void> {
  const conversation = await deps.timeline.load(conversationId);
  if (conversation) await deps.offerRound(conversation.workspaceId);
}

/**
 * Goes along the line and offers each conversation to the eligible agent with the most room, until nobody is free.
 * In the order of the line, not of the jobs: whoever makes a thousand waits is not served a thousand times first.
 */
export async function offerInOrder(
  deps: Pick<Deps, 'timeline' | 'people' | 'relay' | 'line' | 'now'>,
  workspaceId: string,
): Promise<void> {
  let candidates = await deps.people.candidates(workspaceId);
  // A long line is not read where nobody could be offered anything.
  if (!candidates.some(isFree)) return;
  for (const wait of await deps.line.inOrder(workspaceId)) {
    if (wait.hasOffer || !pickAgent(candidates, wait)) continue;
    await offer(deps, wait.id, candidates);
    candidates = await deps.people.candidates(workspaceId);
    if (!candidates.some(isFree)) return;
  }
}

type Candidates = Awaited<ReturnType<Parts['people']['candidates']>>;

async function offer(
  { timeline, relay, now }: Pick<Deps, 'timeline' | 'relay' | 'now'>,
  conversationId: string,
  candidates: Candidates,
): Promise<void> {
  const conversation = await timeline.refresh(conversationId);
  if (conversation?.state.kind !== 'waiting' || conversation.state.offer) return;
  const agent = pickAgent(candidates, conversation.state);
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
  // The next offer must see this one in the read model: else all would go to the same agent.
  await relay.settled();
}
