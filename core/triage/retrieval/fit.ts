import { stemmerFor } from '../../text/stem.ts';
import { contentWords, words } from '../../text/words.ts';
import type { Part } from './parts.ts';
import type { RetrievalIndex } from './retrieval.ts';

/** The smallest thing that can be quoted: a sentence or a step, with its part of the article. */
export type Line = { readonly part: number; readonly line: number; readonly text: string };

/** How well a line fits a question, 0 to 1. */
export type LineFit = Line & { readonly fit: number };

export const linesOf = (parts: readonly Part[]): Line[] =>
  parts.flatMap(({ lines, heading }, part) =>
    lines.map((text, line) => ({ part, line, text: heading ? `${heading}: ${text}` : text })),
  );

const stemsOf = (text: string, language: string): Set<string> =>
  new Set(contentWords(text).map(stemmerFor(language)));

/** How much a word tells: rare ones more, as in BM25. A word that no article knows weighs as the rarest. */
function weightOf({ whole, articles }: RetrievalIndex, stem: string): number {
  const holding = whole.postings.get(stem)?.units.length ?? 0;
  return Math.log(1 + (articles.length - holding + 0.5) / (holding + 0.5));
}

/** A plan or product that the question names decides which line it is about. */
const NAME_WEIGHT = 2;
const WORD = /\p{L}[\p{L}\p{N}]*/gu;
const WITHIN_SENTENCE = /[\p{Ll}\p{N},] /u;

/** Words with a capital within a sentence; an "I" is none. */
const capitalised = (text: string): string[] =>
  [...text.matchAll(WORD)].flatMap(({ 0: word, index }) =>
    word.length > 1 &&
    /^\p{Lu}/u.test(word) &&
    WITHIN_SENTENCE.test(text.slice(Math.max(0, index - 2), index))
      ? [word]
      : [],
  );

/** The names in lines: words with a capital within a sentence. */
const namesIn = (lines: readonly Line[], language: string): ReadonlySet<string> =>
  new Set(lines.flatMap(({ text }) => [...stemsOf(capitalised(text).join(' '), language)]));

type Asked = readonly { readonly stem: string; readonly weight: number }[];

function askedIn(index: RetrievalIndex, question: string, language: string): Asked {
  return [...stemsOf(question, language)].map((stem) => ({ stem, weight: weightOf(index, stem) }));
}

const sumOf = (asked: Asked): number => asked.reduce((sum, { weight }) => sum + weight, 0);

/**
 * How much of a question each line takes up by its words, weighted by what they tell, and by its meaning where the
 * cosines of question and lines are given; half each.
 */
export function fitLines(
  index: RetrievalIndex,
  question: string,
  lines: readonly Line[],
  cosines: readonly number[] | null,
  language = 'en',
): LineFit[] {
  const names = namesIn(lines, language);
  const asked = askedIn(index, question, language).map(({ stem, weight }) => ({
    stem,
    weight: names.has(stem) ? weight * NAME_WEIGHT : weight,
  }));
  const whole = sumOf(asked) || 1;
  return lines.map((line, i) => {
    const held = stemsOf(line.text, language);
    const taken = sumOf(asked.filter(({ stem }) => held.has(stem))) / whole;
    const cosine = cosines?.[i];
    return { ...line, fit: cosine === undefined ? taken : (taken + Math.max(0, cosine)) / 2 };
  });
}

/**
 * Names in a question that no article knows, as they were written: words with a capital within a sentence. In a language
 * that gives all nouns a capital, and where somebody shouts, that tells nothing.
 */
export function unknownNames({ whole }: RetrievalIndex, question: string, language = 'en'): string[] {
  const names = [...new Set(capitalised(question))];
  if (names.length * 3 > words(question).length) return [];
  const stem = stemmerFor(language);
  return names.filter(
    (name) => !CALENDAR.has(name.toLowerCase()) && !whole.postings.has(stem(words(name)[0] ?? '')),
  );
}

const CALENDAR: ReadonlySet<string> = new Set(
  `monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september
  october november december christmas easter`.split(/\s+/),
);

/**
 * How much of what a question says an article speaks of at all, 0 to 1, weighted by what the words tell. A question of
 * one word says too little to be taken up whole.
 */
export function coverage(index: RetrievalIndex, question: string, language = 'en') {
  const asked = askedIn(index, question, language);
  const whole = sumOf(asked) || 1;
  const numbers = new Map(index.articles.map(({ id }, number) => [id, number] as const));
  const trust = asked.length / (asked.length + 1);
  return (id: string): number => {
    const number = numbers.get(id);
    const held = asked.filter(({ stem }) => index.whole.postings.get(stem)?.units.includes(number ?? -1));
    return (trust * sumOf(held)) / whole;
  };
}

/** The line that fits best; undefined of none. Of equals the first. */
export const bestLine = (fits: readonly LineFit[]): LineFit | undefined =>
  fits.reduce<LineFit | undefined>((best, each) => (best && best.fit >= each.fit ? best : each), undefined);
