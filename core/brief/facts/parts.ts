/** A stretch of a text, and where it begins there (UTF-16). */
export type Part = { readonly text: string; readonly from: number };

/** The characters of a message in which facts are looked for: the first three quarters of them, and the last one. */
export const MAX_READ_CHARS = 8_000;
const HEAD_CHARS = MAX_READ_CHARS * 0.75;
const LONGEST_WORD = 200;

/**
 * The beginning and the end of a long text, together at most MAX_READ_CHARS: what lies between is a log. Both are cut
 * where a space is, if there is one within 200 characters, so that half a number is never taken for a whole one.
 */
export function partsToRead(text: string): Part[] {
  if (text.length <= MAX_READ_CHARS) return [{ text, from: 0 }];
  const head = text.slice(0, HEAD_CHARS);
  const tail = text.slice(text.length - (MAX_READ_CHARS - HEAD_CHARS));
  const lastWord = lastWordLength(head);
  const firstWord = /^\S{0,200}/.exec(tail)![0].length;
  const skipped = firstWord < LONGEST_WORD ? firstWord : 0;
  return [
    { text: lastWord < LONGEST_WORD ? head.slice(0, head.length - lastWord) : head, from: 0 },
    { text: tail.slice(skipped), from: text.length - tail.length + skipped },
  ];
}

function lastWordLength(text: string): number {
  let length = 0;
  while (length < LONGEST_WORD && /\S/.test(text[text.length - 1 - length] ?? ' ')) length++;
  return length;
}
