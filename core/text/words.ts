import { stopWords } from './stop-words.ts';

/** A word with its place in the text it came from (UTF-16 offsets, end exclusive). */
export type Token = { readonly text: string; readonly start: number; readonly end: number };

const word = /[\p{L}\p{N}\p{M}]+(?:['’`][\p{L}\p{N}\p{M}]+)*/gu;
const marks = /\p{M}+/gu;

/** Lower case, no accents, plain apostrophes: the form in which words are compared. */
export function foldWord(text: string): string {
  const lower = text.toLowerCase();
  // biome-ignore lint/suspicious/noControlCharactersInRegex: plain ASCII needs no normalisation
  if (/^[\x00-\x7f]*$/.test(lower)) return lower.replaceAll('`', "'");
  return lower
    .normalize('NFKD')
    .replace(marks, '')
    .replaceAll(/[’`]/g, "'")
    .replaceAll('ß', 'ss')
    .replaceAll('ø', 'o')
    .replaceAll('ł', 'l');
}

/** Words of a text, folded, each with its span in the original. */
export function tokenise(text: string): Token[] {
  const tokens: Token[] = [];
  for (const match of text.matchAll(word)) {
    tokens.push({ text: foldWord(match[0]), start: match.index, end: match.index + match[0].length });
  }
  return tokens;
}

/** Folded words without their places. */
export const words = (text: string): string[] => tokenise(text).map((token) => token.text);

/** The folded words of a text that say what it is about: no small words, no courtesies; codes and numbers count. */
export function contentWords(text: string): string[] {
  return words(text)
    .map((one) => one.replaceAll("'", ''))
    .filter((one) => !stopWords.small.has(one) && !stopWords.asking.has(one) && !stopWords.chat.has(one));
}

/** Straight apostrophes; every offset stays. */
export const straightQuotes = (text: string): string => text.replaceAll(/[’‘´`]/g, "'");

/** Straight apostrophes and small letters; every offset stays. */
export const plainWords = (text: string): string => straightQuotes(text).toLowerCase();
