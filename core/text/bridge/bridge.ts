import { type AssistantLanguage, assistantLanguages } from '../../values/language.ts';
import { words } from '../words.ts';
import { isFunctionWord } from './function-words.ts';
import { bridgeWords } from './words.ts';

/** Phrases of one language with what they are in English: as written, and without their endings. */
type Phrases = { readonly exact: Map<string, string>; readonly bare: Map<string, string> };

const LONGEST_PHRASE = 4;
/** A part of a German compound: shorter ones are endings. */
const SHORTEST_PART = 4;
const SHORTEST_STEM = 4;

/** The words of a text, without what French and Italian put before an apostrophe: "l'export" is "export". */
export const bareWords = (text: string): string[] =>
  words(text).map((word) => word.replace(/^(?:d|l|j|m|n|s|t|c|qu|dell|all|nell|dall|sull|un)'(?=.)/, ''));

/**
 * A word without the endings that number, gender and person put on it, in any of the languages. Coarser than a stemmer,
 * which takes 60 ms for each language to be warm: the first message of a worker would wait for all of them.
 */
function withoutEnding(word: string): string {
  let end = word.length;
  while (end > SHORTEST_STEM && 'aeionrs'.includes(word[end - 1]!)) end--;
  return word.slice(0, end);
}

const bareKey = (key: string): string => key.split(' ').map(withoutEnding).join(' ');

function readPhrases(column: number): Phrases {
  const phrases: Phrases = { exact: new Map(), bare: new Map() };
  for (const row of bridgeWords.trim().split('\n')) {
    const cells = row.split('|');
    const english = cells[0]!.trim();
    // The English cell is read word by word: it names a meaning, not a phrase.
    for (const written of cells[column]!.trim().split(column === 0 ? /[\s,]+/ : ',')) {
      const key = bareWords(written).join(' ');
      if (!phrases.exact.has(key)) phrases.exact.set(key, english);
      if (!phrases.bare.has(bareKey(key))) phrases.bare.set(bareKey(key), english);
    }
  }
  return phrases;
}

const tables = new Map(
  assistantLanguages.map((language, column) => [language, readPhrases(column)] as const),
);
const german = tables.get('de')!;

const englishOf = ({ exact, bare }: Phrases, key: string): string | undefined =>
  exact.get(key) ?? bare.get(bareKey(key));

/** Whether a folded word is one of support in a language. */
export const isBridgeWord = (word: string, language: AssistantLanguage): boolean =>
  englishOf(tables.get(language)!, word) !== undefined;

/** What the parts of a compound such as "Rechnungsadresse" are in English. */
function compoundInEnglish(word: string): string | undefined {
  for (let at = SHORTEST_PART; at <= word.length - SHORTEST_PART; at++) {
    const head = word.slice(0, at);
    const first = englishOf(german, head) ?? englishOf(german, head.replace(/s$/, ''));
    const second = englishOf(german, word.slice(at));
    if (first !== undefined && second !== undefined) return `${first} ${second}`;
  }
  return undefined;
}

/**
 * What a text says, in English words: known words and phrases of support in translation, names, codes and unknown words
 * as they stand, small words left out. Made for searching English articles, not for reading.
 */
export function inEnglishWords(text: string, language: AssistantLanguage): string {
  if (language === 'en') return text;
  const spoken = bareWords(text);
  const english: string[] = [];
  for (let at = 0; at < spoken.length; ) {
    const { length, said } = longestAt(spoken, at, language);
    if (said !== '') english.push(said);
    at += length;
  }
  return english.join(' ');
}

function longestAt(
  spoken: readonly string[],
  at: number,
  language: AssistantLanguage,
): { length: number; said: string } {
  for (let length = Math.min(LONGEST_PHRASE, spoken.length - at); length > 0; length--) {
    const said = englishOf(tables.get(language)!, spoken.slice(at, at + length).join(' '));
    if (said !== undefined) return { length, said };
  }
  const word = spoken[at]!;
  if (isFunctionWord(word, language)) return { length: 1, said: '' };
  const compound = language === 'de' ? compoundInEnglish(word) : undefined;
  return { length: 1, said: compound ?? word };
}
