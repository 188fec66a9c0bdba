import { headAndTail } from '../text/clip.ts';
import { foldWord, words } from '../text/words.ts';
import { type CueName, cueNames, cueWords } from './cue-words.ts';

type Lexicon = { readonly exact: ReadonlyMap<string, number>; readonly stems: ReadonlyMap<string, number> };

/** Longest and shortest stem that a `*` entry may leave; bounds the look-ups per word. */
const STEM_LENGTHS = { from: 3, to: 12 } as const;

const bitOf = Object.fromEntries(cueNames.map((name, i) => [name, 1 << i])) as Record<CueName, number>;

function compile(): Lexicon {
  const exact = new Map<string, number>();
  const stems = new Map<string, number>();
  for (const name of cueNames) {
    for (const entry of cueWords[name].split(/\s+/).filter(Boolean)) {
      const into = entry.endsWith('*') ? stems : exact;
      const key = foldWord(entry.replace('*', ''));
      into.set(key, (into.get(key) ?? 0) | bitOf[name]);
    }
  }
  return { exact, stems };
}

const lexicon = compile();

function groupsOf(word: string): number {
  let groups = lexicon.exact.get(word) ?? 0;
  const longest = Math.min(word.length, STEM_LENGTHS.to);
  for (let length = STEM_LENGTHS.from; length <= longest; length++)
    groups |= lexicon.stems.get(word.slice(0, length)) ?? 0;
  return groups;
}

export type CueCounts = Record<CueName, number> & {
  /** Praise with a negation shortly before it: "not happy", "nicht gut". */
  readonly deniedPraise: number;
};

/** Words after a negation within which praise is taken as denied. */
const NEGATION_REACH = 3;

/** How many words of a text belong to each group of cues. */
export function countCues(list: readonly string[]): CueCounts {
  const counts = Object.fromEntries(cueNames.map((name) => [name, 0])) as Record<CueName, number>;
  let deniedPraise = 0;
  let lastNegation = Number.NEGATIVE_INFINITY;
  list.forEach((word, at) => {
    const groups = groupsOf(word);
    if (groups === 0) return;
    if (groups & bitOf.praise && at - lastNegation <= NEGATION_REACH) deniedPraise++;
    else if (groups & bitOf.praise) counts.praise++;
    if (groups & bitOf.negation) lastNegation = at;
    for (const name of cueNames) if (name !== 'praise' && groups & bitOf[name]) counts[name]++;
  });
  return { ...counts, deniedPraise };
}

const sad =
  /[\u{1F610}-\u{1F616}\u{1F61E}-\u{1F62D}\u{1F620}-\u{1F629}\u{1F630}\u{1F641}\u{2639}\u{1F44E}\u{1F494}\u{1F644}\u{1F92C}\u{1F92E}\u{1F614}]|(?<!\w)[:;]['-]?[(/\\[|]/gu;
const glad =
  /[\u{1F600}-\u{1F60D}\u{1F618}\u{1F642}\u{1F643}\u{263A}\u{1F44D}\u{1F44F}\u{2764}\u{1F495}-\u{1F49F}\u{1F64C}\u{1F64F}\u{1F389}\u{1F929}\u{1F970}]|(?<!\w)[:;]['-]?[)D\]]/gu;
const duration =
  /\b\d{1,6}\s{0,3}\+?\s{0,3}(?:hours?|hrs?|days?|weeks?|months?|min(?:ute)?s?|times|stunden?|tagen?|wochen?|monate?n?|heures?|jours?|semaines?|horas?|dias?|ore|giorni|uur|dagen)\b/giu;
const asksWhy =
  /\b(?:why|how come|how (?:is|can|long|many|could|hard)|what (?:is|the)|when will|warum|wieso|pourquoi|por ?que|perche|waarom)\b/giu;
const spelled = /[\p{L}\p{N}]+/gu;
const shouted = /^\p{Lu}{4,}$/u;

const matches = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;

export type MessageCues = {
  readonly words: readonly string[];
  readonly counts: CueCounts;
  readonly marks: {
    readonly sad: number;
    readonly glad: number;
    readonly durations: number;
    readonly whys: number;
    readonly shouted: number;
    readonly exclamations: number;
    readonly questions: number;
    readonly ellipses: number;
  };
};

/** What a message shows of its writer's mood, before any weights. A long text is read in part. */
export function readCues(message: string): MessageCues {
  const text = headAndTail(message);
  const list = words(text);
  return {
    words: list,
    counts: countCues(list),
    marks: {
      sad: matches(text, sad),
      glad: matches(text, glad),
      durations: matches(text, duration),
      whys: matches(text, asksWhy),
      shouted: (text.match(spelled) ?? []).filter((word) => shouted.test(word)).length,
      exclamations: matches(text, /!/g),
      questions: matches(text, /[?？؟]/gu),
      ellipses: matches(text, /\.{2,}|…/gu),
    },
  };
}
