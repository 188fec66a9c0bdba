import { jaccard } from '../../../core/text/similarity.ts';
import type { WordTurn } from '../../../core/text/turn.ts';

/** A turn of words, or of word ids. */
export type MomentTurn = WordTurn<string | number>;

type Word = string | number;
type Seen = { readonly by: MomentTurn['by']; readonly set: ReadonlySet<Word>; readonly length: number };

const covered = (a: ReadonlySet<Word>, b: ReadonlySet<Word>): number => {
  if (a.size === 0) return 0;
  let shared = 0;
  for (const word of a) if (b.has(word)) shared++;
  return shared / a.size;
};

const log = Math.log1p;
const most = (values: readonly number[]): number => values.reduce((top, value) => Math.max(top, value), 0);

/** Upper ends of the ranges of lengths, in words, and of turn numbers; what is beyond is the reference. */
const LENGTHS = [1, 2, 3, 5, 8, 12, 18, 26, 40, 60];
const PLACES = [0, 1, 2, 3, 4, 5, 7, 9, 12];

const within = (name: string, value: number, ends: readonly number[]): Record<string, number> =>
  Object.fromEntries(
    ends.map((end, i) => [`${name}<=${end}`, Number(value <= end && value > (ends[i - 1] ?? -1))]),
  );

/** Turns that a feature looks back on; older ones only count. */
const REACH = 8;

/** Overlap from which two turns of the same side say the same thing. */
const SAME = 0.6;

function describe(turns: readonly Seen[], known: ReadonlySet<Word>, counts: { own: number; other: number }) {
  const now = turns.at(-1)!;
  const before = turns.slice(0, -1);
  const own = before.filter((turn) => turn.by === now.by);
  const other = before.filter((turn) => turn.by !== now.by);
  const last = before.at(-1);
  const reply = other.at(-1);
  const ownOverlaps = own.map((turn) => jaccard(turn.set, now.set));
  const repeatsOfOther = other.map((turn, i) =>
    most(other.slice(0, i).map((each) => jaccard(each.set, turn.set))),
  );
  const run = turns.length - 1 - turns.findLastIndex((turn) => turn.by !== now.by);
  return {
    index: log(turns.length > REACH ? counts.own + counts.other : before.length),
    ownTurns: log(counts.own),
    otherTurns: log(counts.other),
    firstOwn: Number(counts.own === 0),
    secondOwn: Number(counts.own === 1),
    firstOfAll: Number(before.length === 0),
    run: Math.min(4, run),
    lastSame: Number(last !== undefined && last.by === now.by),
    length: log(now.length),
    lengthSquared: log(now.length) ** 2,
    ...within('length', now.length, LENGTHS),
    ...within('otherLength', reply?.length ?? 0, LENGTHS),
    ...within('ownLastLength', own.at(-1)?.length ?? 0, LENGTHS),
    ...within('place', counts.own + counts.other, PLACES),
    lastLength: log(last?.length ?? 0),
    otherLength: log(reply?.length ?? 0),
    otherShort: Number((reply?.length ?? 9) <= 3),
    ownLastLength: log(own.at(-1)?.length ?? 0),
    ownMeanLength: own.length === 0 ? 0 : own.reduce((sum, turn) => sum + log(turn.length), 0) / own.length,
    repeat: most(ownOverlaps),
    repeatsLast: ownOverlaps.at(-1) ?? 0,
    same: Number(most(ownOverlaps) >= SAME),
    exact: Number(most(ownOverlaps) > 0.999),
    sameCount: log(ownOverlaps.filter((overlap) => overlap >= SAME).length),
    novelty: now.set.size === 0 ? 0 : 1 - covered(now.set, known),
    newWords: log([...now.set].filter((word) => !known.has(word)).length),
    echo: reply ? covered(now.set, reply.set) : 0,
    answered: reply ? covered(reply.set, now.set) : 0,
    echoesOwnLast: own.length > 0 ? covered(own.at(-1)!.set, now.set) : 0,
    otherRepeat: repeatsOfOther.at(-1) ?? 0,
    otherSame: Number((repeatsOfOther.at(-1) ?? 0) >= SAME),
    otherRepeats: log(repeatsOfOther.filter((overlap) => overlap >= SAME).length),
  };
}

const sample = describe([{ by: 'contact', set: new Set(), length: 0 }], new Set(), { own: 0, other: 0 });
const sideNames = Object.keys(sample);

/** Names of the columns of `momentFeatures`, in order: each feature once per side. */
export const momentFeatureNames: readonly string[] = [
  'byAssistant',
  ...sideNames.map((name) => `contact.${name}`),
  ...sideNames.map((name) => `assistant.${name}`),
];

/**
 * Features of each turn of a dialogue from its structure alone: who spoke, how much, what was said again.
 * Row i reads turns up to i and nothing later. The columns of the side that did not speak are 0.
 */
export function momentFeatures(turns: readonly MomentTurn[]): Float64Array[] {
  const seen: Seen[] = [];
  const known = new Set<Word>();
  const counts = { contact: 0, assistant: 0 };
  return turns.map(({ by, words }) => {
    seen.push({ by, set: new Set(words), length: words.length });
    const other = by === 'contact' ? 'assistant' : 'contact';
    const values = Object.values(
      describe(seen.slice(-REACH - 1), known, { own: counts[by], other: counts[other] }),
    );
    const row = new Float64Array(momentFeatureNames.length);
    row[0] = Number(by === 'assistant');
    row.set(values, 1 + (by === 'assistant' ? sideNames.length : 0));
    counts[by]++;
    for (const word of words) known.add(word);
    return row;
  });
}
