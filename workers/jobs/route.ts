import { pickAgent } from '../../core/routing/pick.ts';
import type { Parts } from '../../server/parts.ts';

/** How long an agent has to answer an offer. */
export const OFFER_MS = 30_000;

type Deps = Pick<Parts, 'timeline' | 'people'> & { now: () => Date };

/**
 * Offers a waiting conversation to the eligible agent with the most room. Nobody eligible is no failure: the
 * conversation stays in everybody's queue, and presence coming back or the watchdog tries again.
 */
export async function route(
  { timeline, people, now }: Deps,
  { conversationId }: { conversationId: string },
): Promise<void> {
  const state = await timeline.refresh(conversationId);
  if (state?.phase.kind !== 'waiting' || state.phase.offer) return;
  const agent = pickAgent(await people.candidates(state.workspaceId), state.phase);
  if (!agent) return;
  const at = now();
  await timeline.execute(conversationId, state.workspaceId, {
    kind: 'make-offer',
    // The same attempt from the same state is the same offer, whoever makes it.
    clientId: `offer:${state.seq}`,
    now: at.toISOString(),
    agent: { id: agent.id, name: agent.name },
    expiresAt: new Date(at.getTime() + OFFER_MS).toISOString(),
  });
}
