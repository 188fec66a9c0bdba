import { moodOf } from '../../../core/sentiment/course.ts';
import { words } from '../../../core/text/words.ts';
import { type FixLabel, type Place, type Read, seqOf } from './read-brief.ts';

/** Of one dialogue: how many the brief tells, how many of them are right, how many are labelled and found. */
export type Counts = { said: number; right: number; labelled: number; found: number };

/** Whether the headline holds all words of one of the labelled ways to name the matter. */
export function isMatterNamed(read: Read): boolean {
  const headline = padded(read.brief.headline);
  return read.labels.matter.some((way) =>
    way.every((place) => headline.includes(padded(quote(read, place)))),
  );
}

/** Fixes against those labelled: found where one of its places is told, right where the outcome is. */
export function fixCounts(read: Read, onlyFound = false): Counts {
  const told = read.brief.attemptedFixes;
  const tells = (label: FixLabel, fix: (typeof told)[number]): boolean =>
    label.places.some((place) => tellsPlace(read, place, { seq: fix.seq, text: fix.what }));
  const isRight = (label: FixLabel, fix: (typeof told)[number]): boolean =>
    tells(label, fix) && label.outcome === fix.outcome;
  const { fixes } = read.labels;
  const labelled = onlyFound ? fixes.filter((label) => told.some((fix) => tells(label, fix))) : fixes;
  return {
    said: told.length,
    right: told.filter((fix) => fixes.some((label) => isRight(label, fix))).length,
    labelled: labelled.length,
    found: labelled.filter((label) => told.some((fix) => isRight(label, fix))).length,
  };
}

/** Open questions or promises, each against the labelled places. */
export function quoteCounts(read: Read, what: 'openQuestions' | 'promises'): Counts {
  const told = read.brief[what];
  const places = read.labels[what];
  return {
    said: told.length,
    right: told.filter((one) => places.some((place) => tellsPlace(read, place, one))).length,
    labelled: places.length,
    found: places.filter((place) => told.some((one) => tellsPlace(read, place, one))).length,
  };
}

/** A fact is right where it overlaps a label of its kind; products and places are counted apart. */
export function factCounts({ labels, facts }: Read): Counts {
  const told = facts.flatMap((found, turn) =>
    found.filter(({ kind }) => !isThing(kind)).map((fact) => ({ ...fact, turn })),
  );
  const meets = (a: Place & { kind: string }, b: Place & { kind: string }): boolean =>
    a.turn === b.turn && a.kind === b.kind && a.start < b.end && b.start < a.end;
  return {
    said: told.length,
    right: told.filter((fact) => labels.facts.some((label) => meets(fact, label))).length,
    labelled: labels.facts.length,
    found: labels.facts.filter((label) => told.some((fact) => meets(fact, label))).length,
  };
}

const isThing = (kind: string): boolean => kind === 'product' || kind === 'place';

/** Products and places: labelled at their first mention, so only those found are counted. */
export function thingCounts(read: Read): Counts {
  const values = read.brief.facts.map(({ kind, value }) => ({ kind: kind as string, value: padded(value) }));
  const found = read.labels.things.filter((thing) => {
    const name = padded(quote(read, thing));
    return values.some(
      ({ kind, value }) => kind === thing.kind && (value.includes(name) || name.includes(value)),
    );
  });
  return { said: 0, right: 0, labelled: read.labels.things.length, found: found.length };
}

/** Whether the brief's word for the mood, and for where it goes, are those of the label. */
export function moodHits({ labels, brief }: Read): { now: boolean; trend: boolean } {
  const word = moodOf(brief.sentiment.now);
  return {
    now: (word === 'angry' ? 'unhappy' : word) === labels.mood.now,
    trend: brief.sentiment.trend === labels.mood.trend,
  };
}

/** Whether a statement comes from the labelled turn and holds at least half of the labelled words. */
function tellsPlace(read: Read, place: Place, { seq, text }: { seq: number; text: string }): boolean {
  if (seq !== seqOf(place.turn)) return false;
  const words = wordsOf(quote(read, place));
  const said = new Set(wordsOf(text));
  return words.filter((word) => said.has(word)).length * 2 >= words.length;
}

const quote = ({ turns }: Read, { turn, start, end }: Place): string => turns[turn]!.text.slice(start, end);
const wordsOf = (text: string): string[] => words(text).map((word) => word.replaceAll("'", ''));
const padded = (text: string): string => ` ${wordsOf(text).join(' ')} `;
