import { detectLanguage } from '../text/language.ts';
import { EVERY_SENTENCE, sentencesOf } from '../text/sentences.ts';
import { stemmerFor } from '../text/stem.ts';
import { contentWords, words } from '../text/words.ts';

/** Of the words of a sentence that say what it is about, so many must stand in what it rests on. */
const LEAST_SHARE = 0.5;
/** A sentence with fewer states nothing: "I hope that helps." */
const FEWEST_WORDS = 4;
const SURE = 0.8;

const listNumber = /^(?:step\s)?\d{1,2}[.):]\s/i;
const hasDigit = /\d/;
const stem = stemmerFor('en');

/** What an answer may say: the articles that it names, and what the contact has said. */
export type Support = {
  /** The first sentence of a text that what it rests on does not bear out; null where there is none. */
  unsupportedIn: (text: string) => string | null;
};

/**
 * Checks an answer sentence by sentence. Each number and code must stand in an article that the answer names, or have
 * been said by the contact; so must at least half of the words that say what the sentence is about, where it is in the
 * language of the articles. What uses the articles' own words and numbers for something else is not found this way.
 */
export function supportOf(articles: readonly string[], said: readonly string[]): Support {
  const known = new Set([...articles, ...said].flatMap((text) => words(text)));
  const stems = new Set([...known].map(stem));
  const language = languageOf(articles.join('\n'));
  const isBorneOut = (sentence: string, isSameLanguage: boolean): boolean => {
    const stated = sentence.replace(listNumber, '');
    if (words(stated).some((word) => hasDigit.test(word) && !known.has(word))) return false;
    const about = [...new Set(contentWords(stated).map(stem))];
    if (!isSameLanguage || about.length < FEWEST_WORDS) return true;
    return about.filter((word) => stems.has(word)).length >= about.length * LEAST_SHARE;
  };
  return {
    unsupportedIn(text) {
      const spoken = languageOf(text);
      const isSame = spoken === null || language === null || spoken === language;
      return sentencesOf(text, EVERY_SENTENCE).find((sentence) => !isBorneOut(sentence, isSame)) ?? null;
    },
  };
}

function languageOf(text: string): string | null {
  const { language, confidence } = detectLanguage(text);
  return confidence >= SURE && language !== 'und' ? language : null;
}
