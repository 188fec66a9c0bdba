import { may, type Operation } from '../../permission/permission.ts';
import { hasRoom, type Load } from '../../routing/capacity.ts';
import { missingSkills } from '../../routing/eligibility.ts';
import { priorityOf } from '../../routing/priority.ts';
import { dueAt } from '../../routing/service-level.ts';
import { unreachable } from '../../shared/unreachable.ts';
import type { TransferTarget } from '../../values/conversation.ts';
import type { Person, Role } from '../../values/people.ts';
import type { Conversation, Waiting } from '../conversation.ts';
import type { Draft, EntryData } from '../entry.ts';
import { barred, takenBy } from './barred.ts';
import { escalationDraft } from './escalate.ts';
import { append, derivedClientId, type Outcome, refuse, unchanged } from './outcome.ts';

/** What a claim is checked against, read at the moment of the claim. */
export type Claimant = Person & Load & { role: Role; skills: string[] };

type From = { clientId: string; now: string; agent: Person & { role: Role } };
type Claim = { clientId: string; now: string; agent: Claimant };

export type AgentCommand =
  | ({ kind: 'take' } & Claim)
  | ({ kind: 'accept-offer' } & Claim)
  | ({ kind: 'decline-offer'; reason: string | null } & From)
  | ({ kind: 'agent-post'; text: string } & From)
  | ({ kind: 'add-note'; text: string } & From)
  | ({ kind: 'transfer'; to: TransferTarget; toName: string; reason: string } & From)
  | ({ kind: 'resolve'; note: string | null } & From)
  | ({ kind: 'close' } & From)
  | ({ kind: 'acknowledge-alert' } & From)
  | ({ kind: 'label-decision' } & EntryData<'decision.labelled'> & From);

/** The operation whose permission a command needs. */
export const operationOf = {
  take: 'conversation:take',
  'accept-offer': 'offer:accept',
  'decline-offer': 'offer:decline',
  'agent-post': 'message:send',
  'add-note': 'note:add',
  transfer: 'conversation:transfer',
  resolve: 'conversation:resolve',
  close: 'conversation:close',
  'acknowledge-alert': 'alert:acknowledge',
  'label-decision': 'decision:label',
} as const satisfies Record<AgentCommand['kind'], Operation>;

/** Decides an agent's command; what the agent may not do is refused first. */
export function decideForAgent(conversation: Conversation | null, command: AgentCommand): Outcome {
  if (!conversation) return refuse('not_found', 'There is no such conversation');
  return barred(conversation, command.agent, operationOf[command.kind]) ?? permitted(conversation, command);
}

function permitted(conversation: Conversation, command: AgentCommand): Outcome {
  const { clientId } = command;
  const actor = actorOf(command.agent);
  switch (command.kind) {
    case 'take':
      return decideTake(conversation, command);
    case 'accept-offer':
      return decideAccept(conversation, command);
    case 'decline-offer':
      return decideDecline(conversation, command);
    case 'agent-post':
      return append({ type: 'message.posted', actor, clientId, data: { text: command.text } });
    case 'add-note':
      return append({ type: 'note.added', actor, clientId, data: { text: command.text } });
    case 'transfer':
      return decideTransfer(conversation, command);
    case 'resolve':
      return append({ type: 'conversation.resolved', actor, clientId, data: { note: command.note } });
    case 'close':
      return decideClose(conversation, command);
    case 'acknowledge-alert':
      return decideAcknowledge(conversation, command);
    case 'label-decision': {
      const { decisionId, verdict, comment } = command;
      return append({ type: 'decision.labelled', actor, clientId, data: { decisionId, verdict, comment } });
    }
    default:
      return unreachable(command);
  }
}

function actorOf(agent: Person) {
  return { kind: 'agent' as const, id: agent.id, name: agent.name };
}

function decideTake(conversation: Conversation, command: Claim): Outcome {
  const { agent, clientId, now } = command;
  switch (conversation.state.kind) {
    case 'active':
      return conversation.state.assignee.id === agent.id
        ? unchanged(conversation.seq)
        : takenBy(conversation.state.assignee);
    case 'resolved':
    case 'closed':
      return refuse('wrong_state', 'Nobody is waiting in this conversation');
    case 'waiting':
      return (
        unfit(conversation.state, agent) ??
        append(...withdrawOffer(conversation.state, command), accept(conversation, command, 'take'))
      );
    case 'triage':
      return (
        overCapacity(agent) ??
        append(
          escalationDraft(conversation, {
            by: 'agent',
            actor: actorOf(agent),
            reason: { code: 'by_agent', text: `${agent.name} stepped in` },
            needKind: 'policy_rule',
            occurredAt: now,
            evidence: { seq: conversation.seq, quote: '' },
            requestedAt: now,
            now,
            clientId: derivedClientId(clientId, 'escalate'),
          }),
          accept(conversation, command, 'take'),
        )
      );
    default:
      return unreachable(conversation.state);
  }
}

function decideAccept(conversation: Conversation, command: Claim): Outcome {
  const { agent } = command;
  if (conversation.state.kind === 'active') return unchanged(conversation.seq);
  return overCapacity(agent) ?? append(accept(conversation, command, 'offer'));
}

function decideDecline(
  conversation: Conversation,
  command: AgentCommand & { kind: 'decline-offer' },
): Outcome {
  const { agent, clientId, reason } = command;
  if (conversation.state.kind !== 'waiting' || conversation.state.offer?.agent.id !== agent.id)
    return unchanged(conversation.seq);
  return append({
    type: 'offer.ended',
    actor: actorOf(agent),
    clientId,
    data: { agentId: agent.id, outcome: 'declined', reason },
  });
}

function accept(conversation: Conversation, { agent, clientId }: Claim, via: 'take' | 'offer'): Draft {
  return {
    type: 'assignment.accepted',
    actor: actorOf(agent),
    clientId,
    data: {
      agent: { id: agent.id, name: agent.name },
      skills: agent.skills,
      via,
      briefUpToSeq: conversation.seq,
    },
  };
}

function withdrawOffer(waiting: Waiting, { agent, clientId }: From): Draft[] {
  if (!waiting.offer || waiting.offer.agent.id === agent.id) return [];
  return [
    {
      type: 'offer.ended',
      actor: { kind: 'system' },
      clientId: derivedClientId(clientId, 'withdraw'),
      data: { agentId: waiting.offer.agent.id, outcome: 'withdrawn', reason: `Taken by ${agent.name}` },
    },
  ];
}

/** The refusal of a claim for want of a skill or of room, or null. */
function unfit(waiting: Waiting, agent: Claimant): Outcome | null {
  const missing = missingSkills(agent, waiting);
  if (missing.length > 0 && !may(agent.role, 'conversation:take-unskilled', 'team')) {
    return refuse('missing_skill', `You lack a skill that this conversation needs: ${missing.join(', ')}`);
  }
  return overCapacity(agent);
}

function overCapacity(agent: Claimant): Outcome | null {
  if (hasRoom(agent)) return null;
  return refuse(
    'at_capacity',
    `You have ${agent.activeCount} conversations; your limit is ${agent.capacity}`,
  );
}

function decideTransfer(conversation: Conversation, command: AgentCommand & { kind: 'transfer' }): Outcome {
  const { agent, clientId, now, to, toName, reason } = command;
  const priority = priorityOf('transferred', conversation.account?.tier ?? null);
  const skills = 'skill' in to ? [to.skill] : [];
  return append({
    type: 'conversation.transferred',
    actor: actorOf(agent),
    clientId,
    data: { to, toName, reason, skills, priority, dueAt: dueAt(priority, now) },
  });
}

function decideClose(conversation: Conversation, { agent, clientId }: From): Outcome {
  if (conversation.state.kind === 'closed') return unchanged(conversation.seq);
  if (conversation.state.kind !== 'resolved') {
    return refuse('wrong_state', 'Only a resolved conversation can be closed');
  }
  return append({
    type: 'conversation.closed',
    actor: actorOf(agent),
    clientId,
    data: { reason: 'by_agent' },
  });
}

function decideAcknowledge(conversation: Conversation, { agent, clientId }: From): Outcome {
  if (conversation.state.kind !== 'waiting' || conversation.state.acknowledgedBy !== null)
    return unchanged(conversation.seq);
  return append({ type: 'alert.acknowledged', actor: actorOf(agent), clientId, data: {} });
}
