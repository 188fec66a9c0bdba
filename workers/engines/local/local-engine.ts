import { courtesyOf } from '../../../core/text/courtesy.ts';
import { fingerprint, jaccard } from '../../../core/text/similarity.ts';
import { contentWords } from '../../../core/text/words.ts';
import { languageName, textsIn } from '../../../core/triage/assistant-texts.ts';
import { firstHit } from '../../../core/triage/detectors/detector-phrases.ts';
import { personChoice, withPerson } from '../../../core/triage/dialogue/person-choice.ts';
import { pickOf } from '../../../core/triage/dialogue/pick.ts';
import type { EngineMark, FoundArticle } from '../../../core/triage/judge/engine-result.ts';
import type { Judgement } from '../../../core/triage/judgement.ts';
import type { Choice } from '../../../core/values/choice.ts';
import type { Engine, EngineInput } from '../engine.ts';

const MARK: EngineMark = {
  engine: 'local',
  model: 'handrail-local',
  modelVersion: '2',
  promptId: null,
  promptVersion: null,
};

/** From here on an article answers the question; between the two the contact is asked which is meant. */
export const ANSWER_FROM = 0.35;
export const ASK_FROM = 0.2;
/** A second article this close to the first is a choice for the contact, not for us. */
const CLOSE = 0.8;
/** A message of fewer words says too little to be out of scope: ask, don't guess. */
const FEW_WORDS = 4;
/** What few words could be about at all. */
const HINT_FROM = 0.05;
const MOST_ARTICLES = 3;

/**
 * Answers from the articles without any model provider: quotes the passage that fits and names its article, offers the
 * articles that fit equally, asks back when the message says too little, and proposes a person when none fits.
 * What is quoted from an article in another language than the contact's is introduced in the contact's.
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
  const [first] = input.articles;
  const offered = pickOf(input.turns);
  const failed = failedArticle(input);
  if (failed) return proposePerson(input, 'fixes_failed', `What “${failed}” says did not help`);
  if (offered?.kind === 'none') return proposePerson(input, 'unsure', 'Nothing that was offered fits');
  const names = input.unknownNames ?? [];
  if (names.length > 0 && (!first || first.score < ANSWER_FROM))
    return proposePerson(input, 'no_article', `No article mentions ${names.join(' or ')}`);
  if (!first || first.score < ASK_FROM) return nothingFound(input);
  if (isVague(input, first)) return offer(input, hinted(input.articles, first.score / 2));
  if (isSaid(input, first) || isAskedAgain(input))
    return proposePerson(input, 'repeated_itself', `“${first.title}” was quoted already`);
  const rivals = rivalsOf(first, input.articles);
  // Asked once already, the best one is answered or a person is called.
  if (first.score >= ANSWER_FROM && (rivals.length === 0 || hasAsked(input))) return answer(input, first);
  return askWhich(input, [first, ...rivals]);
}

/** A single word that fits other articles half as well says too little. */
function isVague(input: EngineInput, { score, foundBy }: FoundArticle): boolean {
  const said = contentWords(questionOf(input));
  const second = input.articles[1]?.score ?? 0;
  return foundBy === 'likeness' && said.length < 2 && second >= score / 2 && !hasAsked(input);
}

/** The articles that fit about as well as the first. What the contact chose has none, nor has the matter at hand. */
export function rivalsOf(first: FoundArticle, articles: readonly FoundArticle[]): FoundArticle[] {
  if (first.foundBy === 'choice' || first.foundBy === 'thread') return [];
  return articles.slice(1, MOST_ARTICLES).filter(({ score }) => score >= first.score * CLOSE);
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
    ...(isForeign(article, input.language) ? { choices: withPerson([], input.language) } : {}),
  };
}

/** Whether an article is in another language than the contact's, as far as that is known. */
const isForeign = ({ language }: FoundArticle, spoken: string | null): spoken is string =>
  spoken !== null && spoken !== language;

/** The passage; where it is in another language than the contact's, with words that say so and a person instead. */
function said(article: FoundArticle, spoken: string | null): string {
  const { passage, language } = article;
  if (!isForeign(article, spoken)) return passage;
  const { articleIsIn, personInstead } = textsIn(spoken);
  return [articleIsIn(languageName(language, spoken)), passage, personInstead].join('\n\n');
}

function askWhich(input: EngineInput, fitting: readonly FoundArticle[]): Judgement {
  const titles = fitting.map(({ title }) => title);
  if (hasAsked(input)) return proposePerson(input, 'unsure', unsureBetween(titles));
  return {
    ...offer(input, fitting),
    confidence: fitting[0]?.score ?? null,
    unsureOf: ['which article fits'],
  };
}

function unsureBetween(titles: readonly string[]): string {
  const quoted = titles.map((title) => `“${title}”`).join(', ');
  return titles.length > 1 ? `Articles that fit equally: ${quoted}` : `Not sure whether ${quoted} answers it`;
}

/** Asks which article is meant, with each as a choice, and a person as the last. */
function offer(input: EngineInput, articles: readonly FoundArticle[]): Judgement {
  const { whichArticle, noneOfThese } = textsIn(input.language);
  const titles = articles.map(({ title }) => title);
  const choices: Choice[] = [
    ...articles.map(({ id, title }): Choice => ({ id, label: title.slice(0, 200), kind: 'article' })),
    personChoice(noneOfThese),
  ];
  return { ...ask(input, whichArticle(titles)), choices };
}

function nothingFound(input: EngineInput): Judgement {
  const words = questionOf(input).match(/[\p{L}\p{N}]+/gu) ?? [];
  if (words.length >= FEW_WORDS || hasAsked(input))
    return proposePerson(input, 'out_of_scope', nearestOf(input));
  const hints = hinted(input.articles, HINT_FROM);
  const judgement = hints.length > 1 ? offer(input, hints) : ask(input, textsIn(input.language).tellMore);
  return { ...judgement, unsureOf: ['what the question is'] };
}

function nearestOf({ articles: [first] }: EngineInput): string {
  return first ? `No article answers this; the nearest is “${first.title}”` : 'No article answers this';
}

const hinted = (articles: readonly FoundArticle[], from: number): FoundArticle[] =>
  articles.filter(({ score }) => score >= from).slice(0, MOST_ARTICLES);

const questionOf = ({ turns }: EngineInput): string =>
  turns.findLast(({ by }) => by === 'contact')?.text ?? '';

function ask(input: EngineInput, text: string): Judgement {
  return { ...blank(input), action: 'ask', text };
}

function proposePerson(
  input: EngineInput,
  reason: 'unsure' | 'out_of_scope' | 'repeated_itself' | 'fixes_failed' | 'no_article',
  text: string,
): Judgement {
  return { ...blank(input), action: 'escalate', escalation: { reason, text }, unsureOf: [text] };
}

/** The article whose advice has failed, as the newest message says; null where it asks on or names another matter. */
function failedArticle(input: EngineInput): string | null {
  const { turns, articles } = input;
  const id = turns.findLast(({ by }) => by === 'assistant')?.articleIds[0];
  const newest = turns.findLast(({ by }) => by === 'contact');
  if (id === undefined || !newest || !firstHit(newest, 'fix.did-not-help')) return null;
  const [first] = articles;
  return first && first.id !== id && first.score >= ANSWER_FROM
    ? null
    : (articles.find((article) => article.id === id)?.title ?? id);
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

/** Whether the contact was told just this already; as a line of a longer answer it may be pointed out once. */
function isSaid({ turns, language }: EngineInput, article: FoundArticle): boolean {
  const told = said(article, language);
  return turns.some(
    ({ by, text }) =>
      by === 'assistant' && text.endsWith(told) && !text.slice(0, -told.length).includes('\n'),
  );
}

/** How many of the words of two messages are the same where one only says the other again. */
const SAME_WORDS = 0.8;

/** Whether the contact asks once more what an article was quoted for. */
function isAskedAgain({ turns }: EngineInput): boolean {
  const newest = turns.findLastIndex(({ by }) => by === 'contact');
  const asked = fingerprint(turns[newest]?.text ?? '').tokens;
  return turns.some(
    ({ by, text }, i) =>
      by === 'contact' &&
      i < newest &&
      (turns[i + 1]?.articleIds.length ?? 0) > 0 &&
      jaccard(fingerprint(text).tokens, asked) >= SAME_WORDS,
  );
}

/** Whether the assistant's last turn already asked back. */
function hasAsked({ turns }: EngineInput): boolean {
  const last = turns.findLast(({ by }) => by === 'assistant');
  return (
    last !== undefined && last.articleIds.length === 0 && courtesyOf(turns[0]?.text ?? '') !== 'greeting'
  );
}
