import { unreachable } from '../../shared/unreachable.ts';
import type { Person } from '../../values/values.ts';
import type { ConversationState } from '../state.ts';
import { append, type Outcome, refuse, unchanged } from './outcome.ts';

type From = { clientId: string; now: string };

export type SystemCommand =
  | ({ kind: 'make-offer'; agent: Person; expiresAt: string } & From)
  | ({ kind: 'expire-offer'; offerSeq: number } & From)
  | ({ kind: 'contact-left' } & From)
  | ({ kind: 'contact-returned' } & From)
  | ({ kind: 'close-idle'; reason: 'confirmed' | 'idle' } & From);

/** What timers and presence become. A timer that fires late finds nothing to do. */
export function decideForSystem(state: ConversationState | null, command: SystemCommand): Outcome {
  if (!state) return refuse('not_found', 'There is no such conversation');
  const { clientId } = command;
  const actor = { kind: 'system' as const };
  switch (command.kind) {
    case 'make-offer':
      if (state.phase.kind !== 'waiting' || state.phase.offer) return unchanged(state.seq);
      return append({
        type: 'offer.made',
        actor,
        clientId,
        data: { agent: command.agent, expiresAt: command.expiresAt },
      });
    case 'expire-offer':
      return decideExpiry(state, command);
    case 'contact-left':
      return state.contactPresent
        ? append({ type: 'contact.left', actor, clientId, data: {} })
        : unchanged(state.seq);
    case 'contact-returned':
      return state.contactPresent
        ? unchanged(state.seq)
        : append({ type: 'contact.returned', actor, clientId, data: {} });
    case 'close-idle':
      // Only what is resolved may close by itself; a waiting request never does.
      return state.phase.kind === 'resolved'
        ? append({ type: 'conversation.closed', actor, clientId, data: { reason: command.reason } })
        : unchanged(state.seq);
    default:
      return unreachable(command);
  }
}

function decideExpiry(state: ConversationState, command: SystemCommand & { kind: 'expire-offer' }): Outcome {
  if (state.phase.kind !== 'waiting' || state.phase.offer?.seq !== command.offerSeq)
    return unchanged(state.seq);
  const agentId = state.phase.offer.agent.id;
  return append({
    type: 'offer.ended',
    actor: { kind: 'system' },
    clientId: command.clientId,
    data: { agentId, outcome: 'expired', reason: null },
  });
}
