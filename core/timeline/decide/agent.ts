import { hasRoom, type Load } from '../../routing/capacity.ts';
import { missingSkills } from '../../routing/eligibility.ts';
import { priorityOf } from '../../routing/priority.ts';
import { dueAt } from '../../routing/service-level.ts';
import { unreachable } from '../../shared/unreachable.ts';
import type { TransferTarget } from '../../values/conversation.ts';
import type { Person, Role } from '../../values/people.ts';
import type { Conversation, Waiting } from '../conversation.ts';
import type { Draft, EntryData } from '../entry.ts';
import { escalationDraft } from './escalate.ts';
import { append, derivedClientId, type Outcome, refuse, unchanged } from './outcome.ts';

/** What a claim is checked against, read at the moment of the claim. */
export type Claimant = Person & Load & { role: Role; skills: string[] };

type From = { clientId: string; now: string; agent: Person };
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

/** What an agent's command becomes. */
export function decideForAgent(conversation: Conversation | null, command: AgentCommand): Outcome {
  if (!conversation) return refuse('not_found', 'There is no such conversation');
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
      return asAssignee(conversation, command, {
        type: 'message.posted',
        actor,
        clientId,
        data: { text: command.text },
      });
    case 'add-note':
      return append({ type: 'note.added', actor, clientId, data: { text: command.text } });
    case 'transfer':
      return decideTransfer(conversation, command);
    case 'resolve':
      return asAssignee(conversation, command, {
        type: 'conversation.resolved',
        actor,
        clientId,
        data: { note: command.note },
      });
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
      return refuse('wrong_state', `The conversation is ${conversation.state.kind}; nobody is waiting in it`);
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
  if (conversation.state.kind === 'active') {
    return conversation.state.assignee.id === agent.id
      ? unchanged(conversation.seq)
      : takenBy(conversation.state.assignee);
  }
  if (conversation.state.kind !== 'waiting')
    return refuse('wrong_state', 'Nobody is waiting in this conversation');
  if (conversation.state.offer?.agent.id !== agent.id) {
    return refuse('overtaken', 'The offer has ended; take the conversation from the queue if it still waits');
  }
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

/** Skill and capacity in one claim; a manager may always help out. */
function unfit(waiting: Waiting, agent: Claimant): Outcome | null {
  const missing = missingSkills(agent, waiting);
  if (missing.length > 0 && agent.role === 'agent') {
    return refuse('missing_skill', `This conversation needs: ${missing.join(', ')}`);
  }
  return overCapacity(agent);
}

function overCapacity(agent: Claimant): Outcome | null {
  if (hasRoom(agent)) return null;
  return refuse(
    'at_capacity',
    `You have ${agent.activeCount} conversations and a capacity of ${agent.capacity}`,
  );
}

function takenBy(assignee: Person): Outcome {
  return refuse('taken', `${assignee.name} has this conversation`, assignee);
}

function asAssignee(conversation: Conversation, { agent }: From, draft: Draft): Outcome {
  if (conversation.state.kind !== 'active') {
    return refuse('wrong_state', `The conversation is ${conversation.state.kind}; take it first`);
  }
  return conversation.state.assignee.id === agent.id ? append(draft) : takenBy(conversation.state.assignee);
}

function decideTransfer(conversation: Conversation, command: AgentCommand & { kind: 'transfer' }): Outcome {
  const { agent, clientId, now, to, toName, reason } = command;
  const priority = priorityOf('transferred', conversation.account?.tier ?? null);
  const skills = 'skill' in to ? [to.skill] : [];
  return asAssignee(conversation, command, {
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
