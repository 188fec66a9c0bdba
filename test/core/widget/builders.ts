import type { EntryView } from '../../../core/timeline/visible.ts';

/** A contact's view of an entry; what a test does not name is made. */
export function entry(seq: number, change: Partial<EntryView> = {}): EntryView {
  return {
    id: `e${seq}`,
    conversationId: 'c1',
    seq,
    at: '2026-11-20T10:00:00.000Z',
    type: 'message.posted',
    actor: { kind: 'contact' },
    data: { text: `text ${seq}` },
    prevSeq: seq - 1,
    ...change,
  };
}

export const answerOfAssistant = (seq: number): EntryView =>
  entry(seq, {
    actor: { kind: 'assistant', name: 'Nora' },
    data: { text: 'Try this', reply: { replyId: 'r', kind: 'answer', articles: [] } },
  });
