import { passOver } from '../../core/shared/unreachable.ts';
import type { ContactEntry } from '../../core/timeline/visible.ts';

/** The state of the conversation, as far as the entries that the contact sees tell. */
export type StateForContact =
  | { kind: 'new' }
  | { kind: 'triage' }
  | { kind: 'waiting' }
  | { kind: 'active'; agentName: string }
  | { kind: 'resolved' }
  | { kind: 'closed' };

/** The fold of those entries. */
export function stateOf(entries: readonly ContactEntry[]): StateForContact {
  return entries.reduce<StateForContact>(step, { kind: 'new' });
}

function step(state: StateForContact, { type, data }: ContactEntry): StateForContact {
  switch (type) {
    case 'conversation.started':
    case 'conversation.reopened':
      return { kind: 'triage' };
    case 'escalation.requested':
    case 'conversation.transferred':
      return { kind: 'waiting' };
    case 'assignment.accepted':
      return { kind: 'active', agentName: data.agent.name };
    case 'conversation.resolved':
      return { kind: 'resolved' };
    case 'conversation.closed':
      return { kind: 'closed' };
    case 'resolution.answered':
      return data.solved && state.kind === 'triage' ? { kind: 'resolved' } : state;
    case 'message.posted':
      return state;
    default:
      return passOver(type, state);
  }
}

/** What may be asked at the end of the thread: whether it is solved, then how it was. */
export type FeedbackAsk = 'none' | 'solved' | 'score' | 'thanks';

/** Asks after an answer of the assistant and after an agent has resolved, until it is answered. */
export function feedbackFor(entries: readonly ContactEntry[]): FeedbackAsk {
  let ask: FeedbackAsk = 'none';
  for (const { type, actor, data } of entries) {
    if (type === 'message.posted') {
      ask = actor.kind === 'assistant' && data.reply?.kind === 'answer' ? 'solved' : 'none';
    } else if (type === 'conversation.resolved') ask = 'solved';
    else if (type === 'resolution.answered') {
      ask = !data.solved ? 'none' : data.score ? 'thanks' : 'score';
    } else if (type === 'escalation.requested' || type === 'assignment.accepted') ask = 'none';
  }
  return ask;
}

/** Whether the newest message asks by itself if it is solved: an answer that rests on no article returns thanks. */
export const asksItself = (entries: readonly ContactEntry[]): boolean => {
  const last = entries.findLast(({ type }) => type === 'message.posted');
  return last?.type === 'message.posted' && last.data.reply?.articles.length === 0;
};

/** How many entries after `readSeq` deserve the contact's attention. */
export function unreadCount(entries: readonly ContactEntry[], readSeq: number): number {
  return entries.filter(
    ({ type, actor, seq }) =>
      seq > readSeq &&
      actor.kind !== 'contact' &&
      (type === 'message.posted' || type === 'assignment.accepted'),
  ).length;
}
