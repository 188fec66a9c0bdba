import type { Bus } from '../../server/bus/bus.ts';

/** Clients take a sign of typing back by themselves after eight seconds (client/shared/typing-sign.ts). */
const REPEAT_MS = 4_000;

/** Shows that the assistant is writing, for as long as a model takes. Returns how to end it. */
export function showTyping(bus: Pick<Bus, 'tell'>, conversationId: string, name: string): () => void {
  const who = { kind: 'assistant' as const, name };
  const tell = (typing: boolean) => bus.tell({ kind: 'typing', conversationId, who, typing });
  tell(true);
  const timer = setInterval(() => tell(true), REPEAT_MS);
  return () => {
    clearInterval(timer);
    tell(false);
  };
}
