import type { EntryView } from '../../core/timeline/visible.ts';

/** Where the conversation stands, as far as the contact's entries tell. */
export type WidgetPhase =
  | { kind: 'new' }
  | { kind: 'triage' }
  | { kind: 'waiting' }
  | { kind: 'active'; agentName: string }
  | { kind: 'resolved' }
  | { kind: 'closed' };

/** The fold of the visible entries. */
export function phaseOf(entries: readonly EntryView[]): WidgetPhase {
  return entries.reduce<WidgetPhase>(step, { kind: 'new' });
}

function step(phase: WidgetPhase, { type, data }: EntryView): WidgetPhase {
  switch (type) {
    case 'conversation.started':
    case 'conversation.reopened':
      return { kind: 'triage' };
    case 'escalation.requested':
    case 'conversation.transferred':
      return { kind: 'waiting' };
    case 'assignment.accepted':
      return { kind: 'active', agentName: (data.agent as { name: string } | undefined)?.name ?? '' };
    case 'conversation.resolved':
      return { kind: 'resolved' };
    case 'conversation.closed':
      return { kind: 'closed' };
    case 'resolution.answered':
      return data.solved && phase.kind === 'triage' ? { kind: 'resolved' } : phase;
    default:
      return phase;
  }
}

/** What may be asked at the end of the thread: whether it is solved, then how it was. */
export type FeedbackAsk = 'none' | 'solved' | 'score' | 'thanks';

/** Asks after an answer of the assistant and after an agent has resolved, until it is answered. */
export function feedbackFor(entries: readonly EntryView[]): FeedbackAsk {
  let ask: FeedbackAsk = 'none';
  for (const { type, actor, data } of entries) {
    if (type === 'message.posted') {
      const reply = data.reply as { kind: string } | undefined;
      ask = actor.kind === 'assistant' && reply?.kind === 'answer' ? 'solved' : 'none';
    } else if (type === 'conversation.resolved') ask = 'solved';
    else if (type === 'resolution.answered') {
      ask = !data.solved ? 'none' : data.score ? 'thanks' : 'score';
    } else if (type === 'escalation.requested' || type === 'assignment.accepted') ask = 'none';
  }
  return ask;
}

/** How many entries after `readSeq` deserve the contact's attention. */
export function unreadCount(entries: readonly EntryView[], readSeq: number): number {
  return entries.filter(
    ({ type, actor, seq }) =>
      seq > readSeq &&
      actor.kind !== 'contact' &&
      (type === 'message.posted' || type === 'assignment.accepted'),
  ).length;
}
