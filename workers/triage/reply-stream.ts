import { randomUUID } from 'node:crypto';
import type { Bus } from '../../server/bus/bus.ts';

export type ReplyStream = { replyId: string; add: (piece: string) => void; withdraw: () => void };

/** A reply while it is written: pieces go out at once; what is withdrawn leaves the contact's screen again. */
export function createReplyStream(
  bus: Pick<Bus, 'tell'>,
  conversationId: string,
  opening: string,
): ReplyStream {
  const replyId = randomUUID();
  let index = 0;
  let isWithdrawn = false;
  const send = (text: string) => {
    bus.tell({ kind: 'reply-delta', conversationId, replyId, index, text });
    index += 1;
  };
  return {
    replyId,
    add(piece) {
      if (isWithdrawn || piece === '') return;
      if (index === 0 && opening !== '') send(opening);
      send(piece);
    },
    withdraw() {
      if (isWithdrawn) return;
      isWithdrawn = true;
      if (index > 0) bus.tell({ kind: 'reply-withdrawn', conversationId, replyId });
    },
  };
}
