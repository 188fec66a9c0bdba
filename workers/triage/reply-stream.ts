import { randomUUID } from 'node:crypto';
import type { Conversation } from '../../core/timeline/conversation.ts';
import type { Bus } from '../../server/bus/bus.ts';
import { channels } from '../../server/bus/channels.ts';

export type ReplyStream = {
  replyId: string;
  /** What precedes the first piece. */
  openWith: (opening: string) => void;
  add: (piece: string) => void;
  withdraw: () => void;
};

/**
 * A reply while it is written: the pieces of one turn of the event loop go out together at its end; what is withdrawn
 * leaves the contact's screen again.
 */
export function createReplyStream(
  bus: Pick<Bus, 'tell'>,
  { conversationId, contact }: Pick<Conversation, 'conversationId' | 'contact'>,
): ReplyStream {
  const replyId = randomUUID();
  const to = channels.contact(contact.id);
  let index = 0;
  let isWithdrawn = false;
  let opening = '';
  let pending = '';
  const send = () => {
    if (isWithdrawn) return;
    const text = index === 0 ? opening + pending : pending;
    pending = '';
    bus.tell({ kind: 'reply-delta', conversationId, replyId, index, text }, to);
    index += 1;
  };
  return {
    replyId,
    openWith(words) {
      opening = words;
    },
    add(piece) {
      if (isWithdrawn || piece === '') return;
      if (pending === '') setImmediate(send);
      pending += piece;
    },
    withdraw() {
      if (isWithdrawn) return;
      isWithdrawn = true;
      if (index > 0) bus.tell({ kind: 'reply-withdrawn', conversationId, replyId }, to);
    },
  };
}
