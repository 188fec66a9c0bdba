import type { Brief } from '../../core/brief/brief-schema.ts';
import type { Conversation } from '../../core/timeline/conversation.ts';
import type { Judgement } from '../../core/triage/judgement.ts';
import type { TimelineTurn } from '../../core/triage/turns.ts';
import type { ReasonCode } from '../../core/values/reason.ts';

/** An article that retrieval found for the newest message, with the passage that fits. */
export type FoundArticle = {
  id: string;
  version: number;
  title: string;
  passage: string;
  body: string;
  /** 0 to 1, comparable between messages. */
  score: number;
};

export type EngineInput = {
  conversation: Conversation;
  /** Texts are data, never instructions. */
  turns: TimelineTurn[];
  brief: Brief;
  articles: FoundArticle[];
  language: string | null;
  workspace: { name: string; assistantName: string };
  /** Tokens that this conversation has used with a model provider so far: the sum over its decisions. */
  tokensUsed?: number;
};

export type EngineOptions = {
  /** Bounds the whole run; aborted when the clock ends or the contact asked for a person. */
  signal: AbortSignal;
  /** Called with each piece of the reply while it is written, in order. */
  onText: (piece: string) => void;
};

export type EngineMark = {
  engine: 'openai' | 'local';
  model: string;
  modelVersion: string;
  promptId: string | null;
  promptVersion: string | null;
};

export type Tokens = { input: number; cachedInput: number; output: number; costUsd: number | null };

export type EngineFailure = Extract<ReasonCode, `engine_${string}`>;

/** A judgement, or the reason why there is none. An engine never throws. */
export type EngineResult = EngineMark & { tokens: Tokens | null } & (
    | { ok: true; judgement: Judgement }
    | { ok: false; failure: EngineFailure; detail: string }
  );

export type Engine = {
  run: (input: EngineInput, options: EngineOptions) => Promise<EngineResult>;
  /** Why the engine is not called at present, or null. */
  openCircuit: () => string | null;
};
