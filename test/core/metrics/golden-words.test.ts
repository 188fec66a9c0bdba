import { metricEventSchema } from '../../../core/metrics/events.ts';
import conversations from '../../fixtures/golden_conversations.json' with { type: 'json' };
import { inOurWords } from './golden-words.ts';

const stored = { id: 'e1', at: '2026-03-02T10:00:00Z', recorded_at: '2026-03-02T10:00:01Z' };
const at = Date.parse(stored.at);
const ours = { id: 'e1', at, recordedAt: at + 1000 };

describe('the words of the golden conversations', () => {
  it.each([
    [{ type: 'bypass.clicked' }, { type: 'contact.pressed' }],
    [
      { type: 'message.human', class: 'action' },
      { type: 'message.agent', class: 'action' },
    ],
    [
      { type: 'escalation.requested', by: 'customer' },
      { type: 'escalation.requested', by: 'contact' },
    ],
    [
      { type: 'agent.disposition', value: 'human_not_needed' },
      { type: 'decision.labelled', label: 'not_needed' },
    ],
    [
      { type: 'conversation.reopened', same_issue: true },
      { type: 'conversation.reopened', sameIssue: true },
    ],
    [{ type: 'queue.entered', offline: true }, { type: 'line.joined' }],
  ])('%j are ours: %j', (theirs, expected) => {
    expect(inOurWords({ ...stored, ...theirs })).toEqual({ ...ours, ...expected });
  });

  it('all become events that the figures read', () => {
    const events = conversations.flatMap((one) => one.events.map(inOurWords));
    for (const event of events) expect(metricEventSchema.parse(event)).toEqual(event);
  });

  it('are refused where we have none', () => {
    expect(() => inOurWords({ ...stored, type: 'robot.spoke' })).toThrow('"robot.spoke"');
    expect(() => inOurWords({ ...stored, type: 'need.signal', by: 'robot' })).toThrow('"robot"');
  });
});
