/** A word with its place in the text it came from (UTF-16 offsets, end exclusive). */
export type Token = { readonly text: string; readonly start: number; readonly end: number };

const word = /[\p{L}\p{N}\p{M}]+(?:['’`][\p{L}\p{N}\p{M}]+)*/gu;
const marks = /\p{M}+/gu;

/** Longest part of a text that features look at. Beyond it the start and the end are kept. */
export const MAX_FEATURE_CHARS = 4000;

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

/** Bounds a text for features: a long one keeps three quarters from its start and one from its end. */
export function clip(text: string, maxChars: number = MAX_FEATURE_CHARS): string {
  if (text.length <= maxChars) return text;
  const head = Math.floor(maxChars * 0.75);
  return `${text.slice(0, head)} ${text.slice(text.length - (maxChars - head))}`;
}
