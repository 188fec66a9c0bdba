import { before } from '../../../../core/triage/judge/before.ts';
import type { EngineFailure, EngineRun, FoundArticle } from '../../../../core/triage/judge/engine-result.ts';
import type { Judgement } from '../../../../core/triage/judgement.ts';
import type { TimelineTurn } from '../../../../core/triage/turns.ts';
import type { WishModel } from '../../../../core/triage/wish/learned.ts';
import type { Tier } from '../../../../core/values/people.ts';

export const QUESTION = 'The nightly export fails with NWX-502, what can we do?';
export const ANSWER = 'Lower the batch size in the settings of the connector, then run the export again.';

export const article: FoundArticle = {
  id: 'nwx-502',
  version: 3,
  language: 'en',
  title: 'Error NWX-502',
  passage: ANSWER,
  body: ANSWER,
  score: 0.8,
};

/** Turns from texts, the contact first and the assistant in between. */
export const turnsFrom = (...texts: string[]): TimelineTurn[] =>
  texts.map((text, index) => ({
    seq: index + 2,
    at: '2026-03-02T09:00:00.000Z',
    by: index % 2 === 0 ? 'contact' : 'assistant',
    text,
    articleIds: [],
  }));

type Known = {
  locale?: string | null;
  tier?: Tier | null;
  priorContacts7d?: number;
  languages?: string[] | null;
  wishModel?: WishModel;
};

/** The look before the engine. */
export const look = (
  turns: TimelineTurn[],
  { locale = null, tier = null, priorContacts7d = 0, languages = null, ...models }: Known = {},
) => before(turns, { languages, tier, priorContacts7d, locale, ...models });

const mark = {
  engine: 'openai',
  model: 'fake',
  modelVersion: '1',
  promptId: null,
  promptVersion: null,
  tokens: null,
} as const;

/** A run whose judgement answers from the article, but for what is given. */
export function ran(over: Partial<Judgement> = {}, articles = [article]): EngineRun {
  const judgement: Judgement = {
    action: 'reply',
    text: ANSWER,
    intent: null,
    confidence: 0.9,
    unsureOf: [],
    articles: [{ id: article.id, version: article.version }],
    attemptedFixes: [],
    facts: [],
    openQuestions: [],
    escalation: null,
    summary: '',
    language: 'en',
    ...over,
  };
  return { result: { ...mark, ok: true, judgement }, articles };
}

export const failedRun = (failure: EngineFailure): EngineRun => ({
  result: { ...mark, ok: false, failure, detail: 'it broke' },
  articles: [article],
});
