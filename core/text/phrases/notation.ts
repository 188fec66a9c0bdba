import { BEGIN, END, STOP } from './words.ts';

/** What one word of a text must be like. `inside` is a stretch anywhere in the word. */
export type WordTest =
  | { readonly kind: 'word' | 'prefix' | 'suffix' | 'inside'; readonly text: string }
  | { readonly kind: 'sign'; readonly text: typeof STOP | typeof BEGIN | typeof END }
  | { readonly kind: 'any' | 'number' }
  | { readonly kind: 'other'; readonly than: readonly WordTest[] };

/** A phrase of a table. `max` is how often a part may be repeated; Infinity where there is no bound. */
export type Phrase =
  | { readonly kind: 'test'; readonly tests: readonly WordTest[] }
  | { readonly kind: 'sequence'; readonly parts: readonly Phrase[] }
  | { readonly kind: 'choice'; readonly options: readonly Phrase[] }
  | { readonly kind: 'repeat'; readonly part: Phrase; readonly min: 0 | 1; readonly max: number };

/** A fault in a phrase, in words that say how to mend it. The table adds its name and the line. */
export class NotationError extends Error {}

/** What a phrase may refer to: the named lists, and how a written word becomes the words that texts are read as. */
export type NotationContext = {
  readonly lists: ReadonlyMap<string, Phrase>;
  readonly fold: (word: string, isWhole: boolean) => readonly string[];
};

const MAX_REPEAT = 16;
const opening = new Set(['(', '[', '!(']);
const piece = /!\(|[()[\]|^$#_]|\{[^{}]*\}|\.\.\d*|\.|\+|[^\s()[\]|{}+.^$#]+/gu;

type Reader = {
  readonly pieces: readonly string[];
  /** Whether a piece stands right after the one before it, without a space. */
  readonly isGlued: readonly boolean[];
  at: number;
  readonly context: NotationContext;
};

/** Reads one phrase: `(talk|speak) to [a|the] [real]3 {person}`. Throws NotationError. */
export function readPhrase(line: string, context: NotationContext): Phrase {
  const found = [...line.matchAll(piece)];
  const isGlued = found.map(
    ({ index }, i) => i > 0 && index === found[i - 1]!.index + found[i - 1]![0].length,
  );
  const reader: Reader = { pieces: found.map(([text]) => text), isGlued, at: 0, context };
  const phrase = readChoice(reader);
  const left = reader.pieces[reader.at];
  if (left !== undefined) throw new NotationError(`"${left}" closes nothing: remove it or open it before`);
  return phrase;
}

function readChoice(reader: Reader): Phrase {
  const options: Phrase[] = [readSequence(reader)];
  while (reader.pieces[reader.at] === '|') {
    reader.at++;
    options.push(readSequence(reader));
  }
  return choiceOf(options);
}

/** Single words of a choice become one test, so that a list of a hundred words costs what one word costs. */
export function choiceOf(options: readonly Phrase[]): Phrase {
  const flat = options.flatMap((option) => (option.kind === 'choice' ? option.options : [option]));
  const tests = flat.flatMap((option) => (option.kind === 'test' ? option.tests : []));
  const longer = flat.filter(({ kind }) => kind !== 'test');
  const all = [...(tests.length > 0 ? [{ kind: 'test', tests } as const] : []), ...longer];
  return all.length === 1 ? all[0]! : { kind: 'choice', options: all };
}

function readSequence(reader: Reader): Phrase {
  const parts: Phrase[] = [];
  for (;;) {
    const next = reader.pieces[reader.at];
    if (next === undefined || next === '|' || next === ')' || next === ']') break;
    parts.push(readPart(reader, next));
  }
  if (parts.length === 0) throw new NotationError('an alternative is empty: write words between the bars');
  return parts.length === 1 ? parts[0]! : { kind: 'sequence', parts };
}

function readPart(reader: Reader, next: string): Phrase {
  reader.at++;
  if (opening.has(next)) return readGroup(reader, next);
  if (next.startsWith('{')) return readList(reader, next.slice(1, -1).trim());
  if (next.startsWith('..')) return gapOf(next.slice(2));
  if (next === '+') throw new NotationError('"+" stands right after ) or ]');
  return wordOf(next, reader.context);
}

function readGroup(reader: Reader, open: string): Phrase {
  const close = open === '[' ? ']' : ')';
  const part = readChoice(reader);
  if (reader.pieces[reader.at] !== close)
    throw new NotationError(`"${open}" is never closed: add "${close}"`);
  reader.at++;
  if (open === '!(') return otherThan(part);
  const min = open === '[' ? 0 : 1;
  const max = readTimes(reader);
  if (max > 1 && canBeEmpty(part))
    throw new NotationError('what is repeated needs a word that is always there');
  return max === 1 && min === 1 ? part : { kind: 'repeat', part, min, max };
}

/** How often a group may come: any number of times with `+`, up to a number that is given, else once. */
function readTimes(reader: Reader): number {
  const next = reader.pieces[reader.at] ?? '';
  if (!reader.isGlued[reader.at] || (next !== '+' && !/^\d+$/.test(next))) return 1;
  reader.at++;
  if (next === '+') return Number.POSITIVE_INFINITY;
  return boundedRepeat(next);
}

function canBeEmpty(phrase: Phrase): boolean {
  switch (phrase.kind) {
    case 'test':
      return false;
    case 'sequence':
      return phrase.parts.every(canBeEmpty);
    case 'choice':
      return phrase.options.some(canBeEmpty);
    case 'repeat':
      return phrase.min === 0 || canBeEmpty(phrase.part);
  }
}

function boundedRepeat(digits: string): number {
  const times = Number(digits);
  if (digits === '' || times < 1 || times > MAX_REPEAT) {
    throw new NotationError(`"${digits}" is no number of times: write 1 to ${MAX_REPEAT}`);
  }
  return times;
}

function gapOf(digits: string): Phrase {
  const any: Phrase = { kind: 'test', tests: [{ kind: 'any' }] };
  return { kind: 'repeat', part: any, min: 0, max: boundedRepeat(digits) };
}

function otherThan(part: Phrase): Phrase {
  if (part.kind !== 'test') throw new NotationError('"!(…)" takes single words only');
  return { kind: 'test', tests: [{ kind: 'other', than: part.tests }] };
}

function readList({ context }: Reader, name: string): Phrase {
  const list = context.lists.get(name);
  if (list) return list;
  const known = [...context.lists.keys()].join(', ') || 'none';
  throw new NotationError(
    `the list {${name}} is not known (known: ${known}): define it above, or mend its name`,
  );
}

const signs: Readonly<Record<string, WordTest>> = {
  '.': { kind: 'sign', text: STOP },
  '^': { kind: 'sign', text: BEGIN },
  $: { kind: 'sign', text: END },
  _: { kind: 'any' },
  '#': { kind: 'number' },
};

function wordOf(written: string, { fold }: NotationContext): Phrase {
  const sign = signs[written];
  if (sign) return { kind: 'test', tests: [sign] };
  const bare = written.replace(/^\*/, '').replace(/\*$/, '');
  const folded = fold(bare, bare === written);
  if (folded.length === 0 || bare.includes('*')) {
    throw new NotationError(
      `"${written}" is no word: a star stands at its start or end, and letters beside it`,
    );
  }
  const tests = folded.map((text, i): WordTest => {
    const open = i === 0 && written.startsWith('*');
    const goesOn = i === folded.length - 1 && written.endsWith('*');
    return { kind: open && goesOn ? 'inside' : open ? 'suffix' : goesOn ? 'prefix' : 'word', text };
  });
  const parts = tests.map((test): Phrase => ({ kind: 'test', tests: [test] }));
  return parts.length === 1 ? parts[0]! : { kind: 'sequence', parts };
}
