import { courtesyOf } from '../../../core/text/courtesy.ts';
import { languageName, textsIn } from '../../../core/triage/assistant-texts.ts';
import type { EngineMark, FoundArticle } from '../../../core/triage/judge/engine-result.ts';
import type { Judgement } from '../../../core/triage/judgement.ts';
import type { Engine, EngineInput } from '../engine.ts';

const MARK: EngineMark = {
  engine: 'local',
  model: 'handrail-local',
  modelVersion: '1',
  promptId: null,
  promptVersion: null,
};

/** From here on an article answers the question; between the two the contact is asked which is meant. */
export const ANSWER_FROM = 0.35;
export const ASK_FROM = 0.16;
/** A second article this close to the first is a choice for the contact, not for us. */
const CLOSE = 0.8;
/** A message of fewer words says too little to be out of scope: ask, don't guess. */
const FEW_WORDS = 4;

/**
 * Answers from the articles without any model provider: quotes the passage that fits and names its article, asks
 * back when two articles fit or the message says too little, and proposes a person when none fits. What is quoted from
 * an article in another language than the contact's is introduced in the contact's.
 */
export function createLocalEngine(): Engine {
  return {
    openCircuit: () => null,
    async run(input) {
      const judgement = judge(input);
      return { ...MARK, ok: true, judgement, tokens: null };
    },
  };
}

function judge(input: EngineInput): Judgement {
  const question = input.turns.findLast(({ by }) => by === 'contact')?.text ?? '';
  const [first, second] = input.articles;
  if (!first || first.score < ASK_FROM) return nothingFound(input, question);
  if (wasQuoted(input, first))
    return proposePerson(input, 'repeated_itself', `“${first.title}” was quoted already`);
  const isClose = second !== undefined && second.score >= first.score * CLOSE && !wasQuoted(input, second);
  if (first.score < ANSWER_FROM || isClose) return askWhich(input, isClose ? [first, second] : [first]);
  return answer(input, first);
}

function answer(input: EngineInput, article: FoundArticle): Judgement {
  return {
    ...blank(input),
    action: 'reply',
    // The article is named beside the text by every client, from `articles`.
    text: said(article, input.language),
    intent: article.id,
    confidence: article.score,
    articles: [{ id: article.id, version: article.version }],
  };
}

/** The passage; where it is in another language than the contact's, with words that say so and a person instead. */
function said({ passage, language }: FoundArticle, spoken: string | null): string {
  if (spoken === null || spoken === language) return passage;
  const { articleIsIn, personInstead } = textsIn(spoken);
  return [articleIsIn(languageName(language, spoken)), passage, personInstead].join('\n\n');
}

function askWhich(input: EngineInput, choices: FoundArticle[]): Judgement {
  if (hasAsked(input)) return proposePerson(input, 'unsure', 'Not sure which article fits after asking once');
  const text = textsIn(input.language).whichArticle(choices.map(({ title }) => title));
  const judgement = ask(input, text, choices[0]?.score ?? null);
  return { ...judgement, unsureOf: ['which article fits'] };
}

function nothingFound(input: EngineInput, question: string): Judgement {
  const words = question.match(/[\p{L}\p{N}]+/gu) ?? [];
  if (words.length < FEW_WORDS && !hasAsked(input)) {
    return { ...ask(input, textsIn(input.language).tellMore, null), unsureOf: ['what the question is'] };
  }
  return proposePerson(input, 'out_of_scope', 'No article of ours answers this');
}

function ask(input: EngineInput, text: string, confidence: number | null): Judgement {
  return { ...blank(input), action: 'ask', text, confidence };
}

function proposePerson(
  input: EngineInput,
  reason: 'unsure' | 'out_of_scope' | 'repeated_itself',
  text: string,
): Judgement {
  return { ...blank(input), action: 'escalate', escalation: { reason, text }, unsureOf: [text] };
}

/** The facts of the brief come from the fold; the local engine adds none of its own. */
function blank(input: EngineInput): Judgement {
  return {
    action: 'escalate',
    text: null,
    intent: null,
    confidence: null,
    unsureOf: [],
    articles: [],
    attemptedFixes: [],
    facts: [],
    openQuestions: [],
    escalation: null,
    summary: input.brief.summary.slice(0, 2_000),
    language: input.language,
  };
}

function wasQuoted({ turns }: EngineInput, { id }: FoundArticle): boolean {
  return turns.some(({ by, articleIds }) => by === 'assistant' && articleIds.includes(id));
}

/** Whether the assistant's last turn already asked back. */
function hasAsked({ turns }: EngineInput): boolean {
  const last = turns.findLast(({ by }) => by === 'assistant');
  return (
    last !== undefined && last.articleIds.length === 0 && courtesyOf(turns[0]?.text ?? '') !== 'greeting'
  );
}
