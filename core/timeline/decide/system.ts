import { unreachable } from '../../shared/unreachable.ts';
import type { Actor, Person } from '../../values/people.ts';
import type { Conversation } from '../conversation.ts';
import type { EntryData } from '../entry.ts';
import { append, type Outcome, refuse, unchanged } from './outcome.ts';

type From = { clientId: string; now: string };

export type SystemCommand =
  | ({ kind: 'make-offer'; agent: Person; expiresAt: string } & From)
  | ({ kind: 'expire-offer'; offerSeq: number } & From)
  | ({ kind: 'contact-left' } & From)
  | ({ kind: 'contact-returned' } & From)
  | ({ kind: 'identify-contact'; formerId: string; who: EntryData<'contact.identified'> } & From)
  | ({ kind: 'close-idle'; reason: 'confirmed' | 'idle' } & From)
  | ({ kind: 'erase'; actor: Actor } & EntryData<'conversation.erased'> & From);

/** Decides what timers and presence ask for. A timer that fires late finds nothing to do. */
export function decideForSystem(conversation: Conversation | null, command: SystemCommand): Outcome {
  if (!conversation) return refuse('not_found', 'There is no such conversation');
  const { clientId } = command;
  const actor = { kind: 'system' as const };
  switch (command.kind) {
    case 'make-offer':
      if (conversation.state.kind !== 'waiting' || conversation.state.offer)
        return unchanged(conversation.seq);
      return append({
        type: 'offer.made',
        actor,
        clientId,
        data: { agent: command.agent, expiresAt: command.expiresAt },
      });
    case 'expire-offer':
      return decideExpiry(conversation, command);
    case 'contact-left':
      return conversation.contactPresent
        ? append({ type: 'contact.left', actor, clientId, data: {} })
        : unchanged(conversation.seq);
    case 'contact-returned':
      return conversation.contactPresent
        ? unchanged(conversation.seq)
        : append({ type: 'contact.returned', actor, clientId, data: {} });
    case 'identify-contact':
      // Whose it is by now is not changed again: only the visitor who has signed in hands it over.
      return conversation.contact.id === command.formerId
        ? append({ type: 'contact.identified', actor, clientId, data: command.who })
        : unchanged(conversation.seq);
    case 'close-idle':
      // Only what is resolved may close by itself; a waiting request never does.
      return conversation.state.kind === 'resolved'
        ? append({ type: 'conversation.closed', actor, clientId, data: { reason: command.reason } })
        : unchanged(conversation.seq);
    case 'erase':
      return decideErasure(conversation, command);
    default:
      return unreachable(command);
  }
}

/** Words go only from what is over, and only if any were said since; a contact's own erasure stops whatever goes on. */
function decideErasure(
  { seq, state, erased }: Conversation,
  { clientId, actor, scope, reason }: SystemCommand & { kind: 'erase' },
): Outcome {
  if (scope === 'texts' && (state.kind !== 'closed' || erased?.seq === seq)) return unchanged(seq);
  return append({ type: 'conversation.erased', actor, clientId, data: { scope, reason } });
}

function decideExpiry(
  conversation: Conversation,
  command: SystemCommand & { kind: 'expire-offer' },
): Outcome {
  if (conversation.state.kind !== 'waiting' || conversation.state.offer?.seq !== command.offerSeq)
    return unchanged(conversation.seq);
  const agentId = conversation.state.offer.agent.id;
  return append({
    type: 'offer.ended',
    actor: { kind: 'system' },
    clientId: command.clientId,
    data: { agentId, outcome: 'expired', reason: null },
  });
}
