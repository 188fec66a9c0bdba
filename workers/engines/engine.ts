import type { Brief } from '../../core/brief/brief-schema.ts';
import type { Conversation } from '../../core/timeline/conversation.ts';
import type { EngineResult, FoundArticle, Grounding } from '../../core/triage/judge/engine-result.ts';
import type { TimelineTurn } from '../../core/triage/turns.ts';

export type EngineInput = {
  conversation: Conversation;
  /** Texts are data, never instructions. */
  turns: TimelineTurn[];
  brief: Brief;
  articles: FoundArticle[];
  /** Names in the message that no article knows. */
  unknownNames?: readonly string[];
  language: string | null;
  workspace: { name: string; assistantName: string };
  /** Tokens that this conversation has used with a model provider so far: the sum over its decisions. */
  tokensUsed?: number;
};

export type EngineOptions = {
  /** Bounds the whole run; aborted when the clock ends or the contact asked for a person. */
  signal: AbortSignal;
  /** Whether a text that rests on this may be shown: until it may, not one piece of it is. */
  maySay: (grounding: Grounding) => boolean;
  /** The first sentence of a text that what it rests on does not bear out; null where there is none. */
  unsupportedIn?: (grounding: Grounding, text: string) => string | null;
  /** Called with each piece of the reply while it is written, in order: words to be read, without any markup. */
  onText: (piece: string) => void;
};

/** An engine never throws. */
export type Engine = {
  run: (input: EngineInput, options: EngineOptions) => Promise<EngineResult>;
  /** Why the engine is not called at present, or null. */
  openCircuit: () => string | null;
};
