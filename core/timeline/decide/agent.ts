import { dueAt, priorityOf } from '../../routing/priority.ts';
import { unreachable } from '../../shared/unreachable.ts';
import type { Person } from '../../values/values.ts';
import type { Draft, EntryData, TransferTarget } from '../entry.ts';
import type { ConversationState, Waiting } from '../state.ts';
import { escalationDraft } from './escalate.ts';
import { append, derivedClientId, type Outcome, refuse, unchanged } from './outcome.ts';

/** What a claim is checked against, read at the moment of the claim. */
export type Claimant = Person & {
  role: 'agent' | 'manager' | 'admin';
  skills: string[];
  /** How many conversations the agent will hold at a time; null where the agent set no limit. */
  capacity: number | null;
  activeCount: number;
};

type From = { clientId: string; now: string; agent: Claimant };

export type AgentCommand =
  | ({ kind: 'take' } & From)
  | ({ kind: 'accept-offer' } & From)
  | ({ kind: 'decline-offer'; reason: string | null } & From)
  | ({ kind: 'agent-post'; text: string } & From)
  | ({ kind: 'add-note'; text: string } & From)
  | ({ kind: 'transfer'; to: TransferTarget; toName: string; reason: string } & From)
  | ({ kind: 'resolve'; note: string | null } & From)
  | ({ kind: 'close' } & From)
  | ({ kind: 'acknowledge-alert' } & From)
  | ({ kind: 'label-decision' } & EntryData<'decision.labelled'> & From);

/** What an agent's command becomes. */
export function decideForAgent(state: ConversationState | null, command: AgentCommand): Outcome {
  if (!state) return refuse('not_found', 'There is no such conversation');
  const { clientId } = command;
  const actor = actorOf(command.agent);
  switch (command.kind) {
    case 'take':
      return decideTake(state, command);
    case 'accept-offer':
      return decideAccept(state, command);
    case 'decline-offer':
      return decideDecline(state, command);
    case 'agent-post':
      return asAssignee(state, command, {
        type: 'message.posted',
        actor,
        clientId,
        data: { text: command.text },
      });
    case 'add-note':
      return append({ type: 'note.added', actor, clientId, data: { text: command.text } });
    case 'transfer':
      return decideTransfer(state, command);
    case 'resolve':
      return asAssignee(state, command, {
        type: 'conversation.resolved',
        actor,
        clientId,
        data: { note: command.note },
      });
    case 'close':
      return decideClose(state, command);
    case 'acknowledge-alert':
      return decideAcknowledge(state, command);
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

function decideTake(state: ConversationState, command: From): Outcome {
  const { agent, clientId, now } = command;
  switch (state.phase.kind) {
    case 'active':
      return state.phase.assignee.id === agent.id ? unchanged(state.seq) : takenBy(state.phase.assignee);
    case 'resolved':
    case 'closed':
      return refuse('wrong_state', `The conversation is ${state.phase.kind}; nobody is waiting in it`);
    case 'waiting':
      return (
        unfit(state.phase, agent) ??
        append(...withdrawOffer(state.phase, command), accept(state, command, 'take'))
      );
    case 'triage':
      return (
        overCapacity(agent) ??
        append(
          escalationDraft(state, {
            by: 'agent',
            actor: actorOf(agent),
            reason: { code: 'by_agent', text: `${agent.name} stepped in` },
            needKind: 'policy_rule',
            occurredAt: now,
            evidence: { seq: state.seq, quote: '' },
            requestedAt: now,
            now,
            clientId: derivedClientId(clientId, 'escalate'),
          }),
          accept(state, command, 'take'),
        )
      );
    default:
      return unreachable(state.phase);
  }
}

function decideAccept(state: ConversationState, command: From): Outcome {
  const { agent } = command;
  if (state.phase.kind === 'active') {
    return state.phase.assignee.id === agent.id ? unchanged(state.seq) : takenBy(state.phase.assignee);
  }
  if (state.phase.kind !== 'waiting') return refuse('wrong_state', 'Nobody is waiting in this conversation');
  if (state.phase.offer?.agent.id !== agent.id) {
    return refuse('overtaken', 'The offer has ended; take the conversation from the queue if it still waits');
  }
  return overCapacity(agent) ?? append(accept(state, command, 'offer'));
}

function decideDecline(state: ConversationState, command: AgentCommand & { kind: 'decline-offer' }): Outcome {
  const { agent, clientId, reason } = command;
  if (state.phase.kind !== 'waiting' || state.phase.offer?.agent.id !== agent.id) return unchanged(state.seq);
  return append({
    type: 'offer.ended',
    actor: actorOf(agent),
    clientId,
    data: { agentId: agent.id, outcome: 'declined', reason },
  });
}

function accept(state: ConversationState, { agent, clientId }: From, via: 'take' | 'offer'): Draft {
  return {
    type: 'assignment.accepted',
    actor: actorOf(agent),
    clientId,
    data: {
      agent: { id: agent.id, name: agent.name },
      skills: agent.skills,
      via,
      briefUpToSeq: state.seq,
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
  const missing = waiting.skills.filter((skill) => !agent.skills.includes(skill));
  if (missing.length > 0 && agent.role === 'agent') {
    return refuse('missing_skill', `This conversation needs: ${missing.join(', ')}`);
  }
  return overCapacity(agent);
}

function overCapacity(agent: Claimant): Outcome | null {
  if (agent.capacity === null || agent.activeCount < agent.capacity) return null;
  return refuse(
    'at_capacity',
    `You have ${agent.activeCount} conversations and a capacity of ${agent.capacity}`,
  );
}

function takenBy(assignee: Person): Outcome {
  return refuse('taken', `${assignee.name} has this conversation`, assignee);
}

function asAssignee(state: ConversationState, { agent }: From, draft: Draft): Outcome {
  if (state.phase.kind !== 'active') {
    return refuse('wrong_state', `The conversation is ${state.phase.kind}; take it first`);
  }
  return state.phase.assignee.id === agent.id ? append(draft) : takenBy(state.phase.assignee);
}

function decideTransfer(state: ConversationState, command: AgentCommand & { kind: 'transfer' }): Outcome {
  const { agent, clientId, now, to, toName, reason } = command;
  const priority = priorityOf('transferred', state.account?.tier ?? null);
  const skills = 'skill' in to ? [to.skill] : [];
  return asAssignee(state, command, {
    type: 'conversation.transferred',
    actor: actorOf(agent),
    clientId,
    data: { to, toName, reason, skills, priority, dueAt: dueAt(priority, now) },
  });
}

function decideClose(state: ConversationState, { agent, clientId }: From): Outcome {
  if (state.phase.kind === 'closed') return unchanged(state.seq);
  if (state.phase.kind !== 'resolved') {
    return refuse('wrong_state', 'Only a resolved conversation can be closed');
  }
  return append({
    type: 'conversation.closed',
    actor: actorOf(agent),
    clientId,
    data: { reason: 'by_agent' },
  });
}

function decideAcknowledge(state: ConversationState, { agent, clientId }: From): Outcome {
  if (state.phase.kind !== 'waiting' || state.phase.acknowledgedBy !== null) return unchanged(state.seq);
  return append({ type: 'alert.acknowledged', actor: actorOf(agent), clientId, data: {} });
}
