import { foldWord } from '../words.ts';

/** A word as tables read it, with its place in the text it came from (UTF-16, end exclusive). `.` ends a sentence. */
export type Word = { readonly text: string; readonly start: number; readonly end: number };

/** Longest part of a text that is read; of a longer one three quarters from its start and one from its end. */
export const MAX_READ_CHARS = 4000;

/** Signs that no word of a text can be: the end of a sentence, and both ends of what is read. */
export const STOP = '.';
export const BEGIN = '^';
export const END = '$';

const piece = /[\p{L}\p{N}\p{M}]+(?:['’`´][\p{L}\p{N}\p{M}]+)*|[.!?;\n…。！？؟]+/gu;
const letter = /^[\p{L}\p{N}\p{M}]/u;
const undivided = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}ー]/u;
const stretch =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}ー]|[^\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}ー]+/gu;
const latin = /^[a-z0-9'`]+$/iu;

/** Short words that French, Italian and others write with an apostrophe before the next: two words for us. */
const elided = new Set(['l', 'd', 'j', 'qu', 'n', 's', 'm', 't', 'c', 'un', 'dell', 'all', 'quest', 'parl']);

/** A word or a sentence end as it is written. */
export type Piece = { readonly raw: string; readonly start: number; readonly isStop: boolean };

/** The words and sentence ends of a text as they stand in it; a stop marks what was left out of a long one. */
export function piecesOf(text: string, maxChars: number = MAX_READ_CHARS): Piece[] {
  if (text.length <= maxChars) return piecesIn(text, 0);
  const head = Math.floor(maxChars * 0.75);
  const tailAt = text.length - (maxChars - head);
  const gap: Piece = { raw: '', start: tailAt, isStop: true };
  return [...piecesIn(text.slice(0, head), 0), gap, ...piecesIn(text.slice(tailAt), tailAt)];
}

function piecesIn(part: string, from: number): Piece[] {
  return Array.from(part.matchAll(piece), ({ 0: raw, index }) => ({
    raw,
    start: from + index,
    isStop: !letter.test(raw),
  }));
}

/** One written word in plain form: lower case, without accents and apostrophes; "l'humain" is two words. */
export function foldedWords(raw: string): string[] {
  const folded = foldWord(raw).replaceAll('´', "'").replaceAll('ı', 'i');
  const cut = folded.indexOf("'");
  if (cut < 0) return folded === '' ? [] : [folded];
  const [head, rest] = [folded.slice(0, cut), folded.slice(cut + 1).replaceAll("'", '')];
  return elided.has(head) ? [head, rest] : [head + rest];
}

/**
 * The words of a piece. Chinese, Japanese and Korean write without spaces, or hang endings on words: there each
 * sign is a word, so that a phrase is found wherever its signs stand together.
 */
export function wordsOfPiece(
  { raw, start, isStop }: Piece,
  plain: (raw: string) => readonly string[],
): Word[] {
  const end = start + raw.length;
  if (isStop) return [{ text: STOP, start, end }];
  if (latin.test(raw) || !undivided.test(raw)) return plain(raw).map((text) => ({ text, start, end }));
  return Array.from(raw.matchAll(stretch)).flatMap(({ 0: part, index }) =>
    plain(part).map((text) => ({ text, start: start + index, end: start + index + part.length })),
  );
}

/** The words of a text for `Phrases.read`. Any length; see MAX_READ_CHARS. */
export function readWords(text: string, maxChars: number = MAX_READ_CHARS): Word[] {
  return piecesOf(text, maxChars).flatMap((each) => wordsOfPiece(each, foldedWords));
}

/** The words of a text, sentence by sentence, without the stops. */
export function readSentences(text: string, maxChars: number = MAX_READ_CHARS): Word[][] {
  const sentences: Word[][] = [[]];
  for (const word of readWords(text, maxChars)) {
    if (word.text === STOP) sentences.push([]);
    else sentences.at(-1)!.push(word);
  }
  return sentences.filter(({ length }) => length > 0);
}
