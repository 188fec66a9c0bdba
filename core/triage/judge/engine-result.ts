import type { ReasonCode } from '../../values/reason.ts';
import type { Judgement } from '../judgement.ts';

/**
 * An article that retrieval found for the newest message, with the passage that fits: in the contact's language where
 * the article exists in it.
 */
export type FoundArticle = {
  id: string;
  version: number;
  /** Of title, passage and body, ISO 639-1. */
  language: string;
  title: string;
  passage: string;
  body: string;
  /** 0 to 1, comparable between messages. */
  score: number;
};

/** Who judged, down to the version of model and prompt. */
export type EngineMark = {
  engine: 'openai' | 'local';
  model: string;
  modelVersion: string;
  promptId: string | null;
  promptVersion: string | null;
};

export type Tokens = { input: number; cachedInput: number; output: number; costUsd: number | null };

export type EngineFailure = Extract<ReasonCode, `engine_${string}`>;

/** What is known of an answer before its text has been written. */
export type Grounding = { action: 'reply' | 'ask' } & Pick<Judgement, 'articles' | 'confidence'>;

/** A judgement, or the reason why there is none. */
export type EngineResult = EngineMark & { tokens: Tokens | null } & (
    | { ok: true; judgement: Judgement }
    | { ok: false; failure: EngineFailure; detail: string }
  );

/** What the engine was given to read, and what it made of it. */
export type EngineRun = { result: EngineResult; articles: readonly FoundArticle[] };

/** The judgement of a run; null where nothing ran or it failed. */
export const judgementOf = (run: EngineRun | null): Judgement | null =>
  run?.result.ok ? run.result.judgement : null;
