/** What kind of thing a fact is; `detail` is what a model named and no kind fits. `card`, `iban` and `secret` carry a masked value, never the text itself. */
export const factKinds = [
  'id',
  'code',
  'status',
  'version',
  'device',
  'product',
  'place',
  'date',
  'amount',
  'phone',
  'email',
  'link',
  'host',
  'file',
  'card',
  'iban',
  'secret',
  'detail',
] as const;
export type FactKind = (typeof factKinds)[number];

/** One fact in a text: what it says, what it belongs to, and where it stands (UTF-16 offsets, end exclusive). */
export type Fact = { name: string; kind: FactKind; value: string; start: number; end: number };

/** What the conversation already tells about a text; all of it may be left out. */
export type FactContext = {
  /** The other side's last message: a bare "1946" answers "What is your flight number?". */
  askedBy?: string;
  /** Ids known from before, by value: they are recognised again without a cue word. */
  known?: ReadonlyMap<string, string>;
};

/** All matches of a global pattern as facts; `make` may refuse one by returning null. */
export function matchFacts(
  text: string,
  pattern: RegExp,
  make: (match: RegExpExecArray) => Fact | null,
): Fact[] {
  const found: Fact[] = [];
  for (const match of text.matchAll(pattern)) {
    const fact = make(match as RegExpExecArray);
    if (fact) found.push(fact);
  }
  return found;
}

/** The fact that one group of a match holds (the whole match without a group name). */
export function factAt(
  match: RegExpExecArray,
  kind: FactKind,
  name: string,
  part: string = match[0],
  value: string = part,
): Fact {
  const start = match.index + match[0].indexOf(part);
  return { name, kind, value: value.trim(), start, end: start + part.length };
}

/** The words just before a place, within the same sentence: at most `reach` characters, so work stays linear. */
export function wordsBefore(text: string, start: number, reach = 48): string {
  const slice = text.slice(Math.max(0, start - reach), start);
  const ends = [lastMark(slice), lastFullStop(slice)].filter((index) => index >= 0);
  return ends.length === 0 ? slice : slice.slice(Math.min(...ends) + 1);
}

const lastMark = (text: string): number =>
  Math.max(text.lastIndexOf('!'), text.lastIndexOf('?'), text.lastIndexOf('\n'));

/** The last dot, if a sentence begins after it. */
function lastFullStop(text: string): number {
  const dot = text.lastIndexOf('.');
  return /^\s[A-Z]/.test(text.slice(dot + 1, dot + 3)) ? dot : -1;
}

export function wordsAfter(text: string, end: number, reach = 32): string {
  return text.slice(end, end + reach);
}
