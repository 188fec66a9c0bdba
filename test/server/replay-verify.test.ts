import type { AgentEntry } from '../../core/timeline/visible.ts';
import type { Sent } from '../../scripts/replay/ledger.ts';
import { compare } from '../../scripts/replay/verify.ts';

const message = (seq: number, clientId = `c${seq}`): AgentEntry => ({
  id: `e${seq}`,
  conversationId: 'T',
  seq,
  at: '2026-03-02T09:00:00.000Z',
  type: 'message.posted',
  actor: { kind: 'contact' },
  data: { text: 'x' },
  clientId,
});
const sent = (seq: number): Sent => ({
  clientId: `c${seq}`,
  by: 'contact',
  entry: { id: `e${seq}`, seq },
  attempts: 1,
  tookMs: 1,
});
const judge = (messages: Sent[], entries: AgentEntry[]) =>
  compare({ messages, presses: [] }, messages, entries, entries);

describe("the replay's comparison with the store", () => {
  it('finds nothing where all that was acknowledged stands once and in order', () => {
    expect(judge([sent(1), sent(2)], [message(1), message(2)])).toEqual({
      lost: [],
      doubled: [],
      outOfOrder: [],
    });
  });

  it('finds what is missing, or stands under another number', () => {
    expect(judge([sent(1), sent(2)], [message(1)]).lost).toEqual(['c2']);
    expect(judge([sent(1)], [{ ...message(1), id: 'other' }]).lost).toEqual(['c1']);
  });

  it('finds what stands twice and what nobody sent', () => {
    expect(judge([sent(1)], [message(1), message(2, 'c1')]).doubled).toEqual(['c1']);
    expect(judge([sent(1)], [message(1), message(2)]).doubled).toEqual(['c2']);
  });

  it('finds gaps, numbers that go back and messages in another order than they were said in', () => {
    expect(judge([sent(1), sent(3)], [message(1), message(3)]).outOfOrder).toEqual(['3 stands at 2']);
    expect(judge([sent(1), sent(2)], [message(2), message(1)]).outOfOrder).not.toEqual([]);
    expect(judge([sent(2), sent(1)], [message(1), message(2)]).outOfOrder).toEqual(['c1']);
  });
});
