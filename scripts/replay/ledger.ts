import type { LabelledFact } from './labelled-facts.ts';

/** A command that a client sent and the entry that acknowledged it; null while it was not acknowledged. */
export type Sent = {
  clientId: string;
  by: 'contact' | 'agent';
  entry: { id: string; seq: number } | null;
  attempts: number;
  tookMs: number | null;
};

/** All that the clients of one conversation know of it. */
export type Played = {
  dialogueId: string;
  conversationId: string | null;
  visitorToken: string;
  texts: string[];
  /** The facts in them that a reader marked; null where nobody read the dialogue. */
  facts: LabelledFact[] | null;
  messages: Sent[];
  presses: Sent[];
  /** Resolves when the contact has said everything. */
  saidAll: Promise<void>;
  /** What the contact's client gave up on, in words. */
  failure: string | null;
};

export type Ledger = ReturnType<typeof createLedger>;

/** What was sent and acknowledged, kept apart from the server, to be compared with it at the end. */
export function createLedger() {
  const all: Played[] = [];
  const byConversation = new Map<string, Played>();
  return {
    all,
    byConversation,
    add(played: Played): Played {
      all.push(played);
      return played;
    },
    /** Files what was played under its conversation, once that is known. */
    name(played: Played, conversationId: string): void {
      played.conversationId = conversationId;
      byConversation.set(conversationId, played);
    },
  };
}
