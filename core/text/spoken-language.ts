import { detectAll } from 'tinyld';
import {
  type AssistantLanguage,
  assistantLanguages,
  isAssistantLanguage,
  localeLanguage,
} from '../values/language.ts';
import { bareWords, isBridgeWord } from './bridge/bridge.ts';
import { isFunctionWord } from './bridge/function-words.ts';
import { headAndTail } from './clip.ts';
import { detectLanguage } from './language.ts';

/** What speaks for a language. Chosen on sentences of two to four words with and without the page's language. */
const WEIGHTS = {
  /** A small word of the language, divided among the languages that have it. */
  small: 1,
  /** A word of support. */
  support: 0.7,
  /** Letters that hardly any other of the languages has. */
  letters: 0.6,
  /** How sure the statistics of letters are, for six words and more. */
  statistics: 1,
  /** The language of the page that the contact looks at. */
  locale: 0.5,
  /** What was said before the newest message. */
  earlier: 0.5,
} as const;
const ENOUGH = 0.5;
const LEAD = 0.15;
/** A language that the assistant does not speak: this sure by statistics, in so many words, most of them not ours. */
const STRANGE_IS_SURE = 0.5;
const STRANGE_WORDS = 6;
const OUR_SHARE = 0.45;

const letters: readonly (readonly [AssistantLanguage, RegExp])[] = [
  ['de', /[ßäöü]/iu],
  ['es', /[ñ¿¡]/iu],
  ['pt', /[ãõ]/iu],
  ['fr', /[œê]|\b(?:l|d|j|qu|n)['’]/iu],
];

type Scores = Map<string, number>;

const add = (scores: Scores, language: string, value: number): void => {
  scores.set(language, (scores.get(language) ?? 0) + value);
};

/** The words of a text that are not codes or numbers. */
const spokenWords = (text: string): string[] => bareWords(text).filter((word) => !/\d/.test(word));

function addWords(scores: Scores, text: string, weight: number): void {
  for (const word of spokenWords(text)) {
    const small = assistantLanguages.filter((language) => isFunctionWord(word, language));
    const found = small.length > 0 ? small : assistantLanguages.filter((each) => isBridgeWord(word, each));
    const value = (small.length > 0 ? WEIGHTS.small : WEIGHTS.support) * weight;
    if (found.length === assistantLanguages.length) continue;
    for (const language of found) add(scores, language, value / found.length);
  }
  for (const [language, sign] of letters)
    if (sign.test(text)) add(scores, language, WEIGHTS.letters * weight);
}

function addStatistics(scores: Scores, text: string): void {
  const count = spokenWords(text).length;
  if (count < 2) return;
  for (const { lang, accuracy } of detectAll(text).slice(0, 3)) {
    if (isAssistantLanguage(lang))
      add(scores, lang, WEIGHTS.statistics * accuracy * Math.min(1, count / STRANGE_WORDS));
  }
}

/** A language that is none of ours: another script, or sure by statistics while few words are of ours. */
function strangeLanguage(text: string): string | null {
  const spoken = spokenWords(text);
  const { language, confidence } = detectLanguage(text);
  if (language === 'und' || isAssistantLanguage(language) || confidence < STRANGE_IS_SURE) return null;
  if (spoken.some((word) => /\p{L}/u.test(word)) && !spoken.some((word) => /[a-z]/.test(word)))
    return language;
  if (spoken.length < STRANGE_WORDS) return null;
  const ours = assistantLanguages.map(
    (each) =>
      spoken.filter((word) => isFunctionWord(word, each) || isBridgeWord(word, each)).length / spoken.length,
  );
  return Math.max(...ours) < OUR_SHARE ? language : null;
}

/**
 * The language (ISO 639-1) that somebody writes in, from the newest words, what was said before, and the language of
 * the page (BCP 47), which decides where the words say nothing. Three words are enough; null where nobody can tell.
 */
export function spokenLanguage(newest: string, earlier: string, locale: string | null): string | null {
  const read = headAndTail(newest);
  const strange = strangeLanguage(`${earlier}\n${read}`);
  if (strange !== null) return strange;
  const scores: Scores = new Map();
  addWords(scores, read, 1);
  addWords(scores, headAndTail(earlier), WEIGHTS.earlier);
  addStatistics(scores, read);
  const ofPage = localeLanguage(locale);
  if (isAssistantLanguage(ofPage)) add(scores, ofPage, WEIGHTS.locale);
  const [first, second] = [...scores].sort((a, b) => b[1] - a[1]);
  if (!first || first[1] < ENOUGH) return null;
  if (second && first[1] - second[1] < LEAD)
    return isAssistantLanguage(ofPage) && [first[0], second[0]].includes(ofPage) ? ofPage : null;
  return first[0];
}
