/** The fold of the visible entries. */
export function phaseOf(entries) {
  return entries.reduce(step, { kind: 'new' });
}
function step(phase, { type, data }) {
  switch (type) {
    case 'conversation.started':
    case 'conversation.reopened':
      return { kind: 'triage' };
    case 'escalation.requested':
    case 'conversation.transferred':
      return { kind: 'waiting' };
    case 'assignment.accepted':
      return { kind: 'active', agentName: data.agent?.name ?? '' };
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
/** Asks after an answer of the assistant and after an agent has resolved, until it is answered. */
export function feedbackFor(entries) {
  let ask = 'none';
  for (const { type, actor, data } of entries) {
    if (type === 'message.posted') {
      const reply = data.reply;
      ask = actor.kind === 'assistant' && reply?.kind === 'answer' ? 'solved' : 'none';
    } else if (type === 'conversation.resolved') ask = 'solved';
    else if (type === 'resolution.answered') {
      ask = !data.solved ? 'none' : data.score ? 'thanks' : 'score';
    } else if (type === 'escalation.requested' || type === 'assignment.accepted') ask = 'none';
  }
  return ask;
}
/** How many entries after `readSeq` deserve the contact's attention. */
export function unreadCount(entries, readSeq) {
  return entries.filter(
    ({ type, actor, seq }) =>
      seq > readSeq &&
      actor.kind !== 'contact' &&
      (type === 'message.posted' || type === 'assignment.accepted'),
  ).length;
}
//# sourceMappingURL=phase.js.map
