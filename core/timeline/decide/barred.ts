import { may, neededRelation, type Operation } from '../../permission/permission.ts';
import type { Person, Role } from '../../values/people.ts';
import type { Conversation } from '../conversation.ts';
import { relationInTeam } from '../relation.ts';
import { type Outcome, refuse } from './outcome.ts';

/**
 * The refusal of what this person may not do with the conversation as it stands now, or null. The server lets in only
 * people of its workspace; the assignee can change until the insert, so permission is asked here.
 */
export function barred(
  conversation: Conversation,
  agent: Person & { role: Role },
  operation: Operation,
): Outcome | null {
  if (may(agent.role, operation, relationInTeam(conversation, agent))) return null;
  const { state } = conversation;
  if (state.kind === 'active') return takenBy(state.assignee);
  switch (neededRelation(agent.role, operation)) {
    case 'assignee':
      return refuse('wrong_state', 'Only the person who has this conversation may do this');
    case 'offered':
      return state.kind === 'waiting'
        ? refuse('overtaken', 'The offer has ended. If the conversation still waits, take it from the line')
        : refuse('wrong_state', 'Nobody is waiting in this conversation');
    default:
      return refuse('forbidden', 'Your role may not do this');
  }
}

/** The refusal where somebody else has the conversation; it says who. */
export function takenBy(assignee: Person): Outcome {
  return refuse('taken', `${assignee.name} has this conversation`, assignee);
}
