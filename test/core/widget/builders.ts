import type { ContactEntry, ContactEntryOf, ContactEntryType } from '../../../core/timeline/visible.ts';

type Change = { [T in ContactEntryType]: Partial<ContactEntryOf<T>> }[ContactEntryType];

/** A contact's view of an entry; what a test does not name is made. */
export function entry(seq: number, change: Change = {}): ContactEntry {
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
  } as ContactEntry;
}

export const answerOfAssistant = (seq: number): ContactEntry =>
  entry(seq, {
    actor: { kind: 'assistant', name: 'Nora' },
    data: { text: 'Try this', reply: { replyId: 'r', kind: 'answer', articles: [] } },
  });
