import type { Conversation } from '../../core/timeline/conversation.ts';
import type { Bus } from '../../server/bus/bus.ts';
import { channels } from '../../server/bus/channels.ts';

/** Clients take a sign of typing back by themselves after eight seconds (client/shared/typing-sign.ts). */
const REPEAT_MS = 4_000;
/** Who answers sooner than this is not shown typing: the sign would only flicker. */
const AFTER_MS = 100;

/** Shows that the assistant is writing, for as long as a model takes. Returns how to end it. */
export function showTyping(
  bus: Pick<Bus, 'tell'>,
  { conversationId, contact }: Pick<Conversation, 'conversationId' | 'contact'>,
  name: string,
): () => void {
  const to = [channels.contact(contact.id), channels.conversation(conversationId)];
  const who = { kind: 'assistant' as const, name };
  const tell = (typing: boolean) => bus.tell({ kind: 'typing', conversationId, who, typing }, ...to);
  let isShown = false;
  let timer = setTimeout(show, AFTER_MS);
  function show(): void {
    isShown = true;
    tell(true);
    timer = setTimeout(show, REPEAT_MS);
  }
  return () => {
    clearTimeout(timer);
    if (isShown) tell(false);
  };
}
