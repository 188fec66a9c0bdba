/** Longest part of a text that features look at. */
export const MAX_FEATURE_CHARS = 4000;

/** The text on one line in at most `length` characters, cut between words with an ellipsis, never inside a surrogate pair. */
export function clip(text: string, length: number): string {
  const flat = text.replace(/\s+/g, ' ').trim();
  if (flat.length <= length) return flat;
  const cut = flat.slice(0, length - 1);
  const space = cut.lastIndexOf(' ');
  const kept = space > length * 0.6 ? cut.slice(0, space) : cut;
  return `${withoutTail(kept.replace(/[\uD800-\uDBFF]$/, ''))}…`;
}

const CLOSING = ' ,;:.-';

function withoutTail(text: string): string {
  let end = text.length;
  while (end > 0 && CLOSING.includes(text[end - 1]!)) end--;
  return text.slice(0, end);
}

/** The words around a match, cut at word ends to at most `length` characters (a longer match: to its first ones). */
export function clipAround(text: string, start: number, matched: number, length: number): string {
  const spare = Math.max(0, length - matched);
  const from = Math.max(0, start - Math.floor(spare / 2));
  const to = Math.min(text.length, from + length);
  const cut = text.slice(from, to);
  const headed = from > 0 ? cut.replace(/^\S{0,20}\s/, '') : cut;
  return (to < text.length ? headed.replace(/\s\S{0,20}$/, '') : headed).trim();
}

/**
 * Start and end of a long text, the start having `share` of the characters: what somebody wants stands at
 * either end, and a log lies between. `gap` is what to write in between, given how many characters are left out.
 */
export function headAndTail(
  text: string,
  length: number = MAX_FEATURE_CHARS,
  { share = 0.75, gap = () => ' ' }: { share?: number; gap?: (left: number) => string } = {},
): string {
  if (text.length <= length) return text;
  const head = Math.floor(length * share);
  return `${text.slice(0, head)}${gap(text.length - length)}${text.slice(text.length - (length - head))}`;
}
