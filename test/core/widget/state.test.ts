import { feedbackFor, stateOf, unreadCount } from '../../../client/widget/state.ts';
import { answerOfAssistant, entry } from './builders.ts';

const started = entry(1, { type: 'conversation.started', data: { owner: { name: 'Ana' }, byPress: false } });
const pressed = entry(3, {
  type: 'escalation.requested',
  data: { by: 'contact', requestedAt: '2026-11-20T10:00:01.000Z', care: null },
});
const taken = entry(4, {
  type: 'assignment.accepted',
  actor: { kind: 'agent' },
  data: { agent: { name: 'Ben' } },
});
const resolved = entry(6, { type: 'conversation.resolved', actor: { kind: 'agent', name: 'Ben' }, data: {} });
const answered = (seq: number, solved: boolean, score: number | null = null) =>
  entry(seq, { type: 'resolution.answered', data: { solved, score } });

describe('where the conversation stands', () => {
  it.each([
    ['nothing yet', [], { kind: 'new' }],
    ['started', [started], { kind: 'triage' }],
    ['pressed', [started, pressed], { kind: 'waiting' }],
    ['taken', [started, pressed, taken], { kind: 'active', agentName: 'Ben' }],
    ['resolved', [started, pressed, taken, resolved], { kind: 'resolved' }],
    ['confirmed in triage', [started, answered(2, true)], { kind: 'resolved' }],
    ['a no changes nothing by itself', [started, answered(2, false)], { kind: 'triage' }],
  ])('%s', (_, entries, state) => {
    expect(stateOf(entries)).toEqual(state);
  });
});

describe('"Did this solve it?"', () => {
  it('is asked after an answer of the assistant, not after its question', () => {
    expect(feedbackFor([started, answerOfAssistant(2)])).toBe('solved');
    const question = entry(2, {
      actor: { kind: 'assistant' },
      data: { text: 'Which one?', reply: { replyId: 'r', kind: 'question', articles: [] } },
    });
    expect(feedbackFor([started, question])).toBe('none');
  });

  it('is asked after an agent has resolved', () => {
    expect(feedbackFor([started, pressed, taken, resolved])).toBe('solved');
  });

  it('is not asked once the contact has written again or asked for a person', () => {
    expect(feedbackFor([started, answerOfAssistant(2), entry(3)])).toBe('none');
    expect(feedbackFor([started, answerOfAssistant(2), pressed])).toBe('none');
  });

  it('asks for a score after a yes only, and once', () => {
    expect(feedbackFor([answerOfAssistant(2), answered(3, true)])).toBe('score');
    expect(feedbackFor([answerOfAssistant(2), answered(3, false)])).toBe('none');
    expect(feedbackFor([answerOfAssistant(2), answered(3, true), answered(4, true, 5)])).toBe('thanks');
  });
});

describe('unread', () => {
  it('counts what others said or did for the contact since the last reading', () => {
    const entries = [started, entry(2), answerOfAssistant(3), taken, resolved];
    expect(unreadCount(entries, 0)).toBe(2);
    expect(unreadCount(entries, 3)).toBe(1);
    expect(unreadCount(entries, 6)).toBe(0);
  });
});
