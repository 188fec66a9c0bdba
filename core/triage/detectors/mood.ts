import { sentimentMeans, slopeOfLastThree, UNHAPPY } from '../../sentiment/course.ts';
import { heardAt } from '../../sentiment/heard.ts';
import { moodAt } from '../../sentiment/mood.ts';
import { type DetectorTurn, type Evidence, quoteOf } from './turn.ts';

/** Messages of the contact that the course is read from; what was felt before them hardly weighs any more. */
const REACH = 3;

export type MoodSeen = {
  /** Mood of the last message, -1 to 1; null before the first. */
  readonly last: number | null;
  /** Running mean of the last messages; null before the first. */
  readonly mean: number | null;
  /** Slope of the last three per message; null where there are fewer. */
  readonly slope3: number | null;
  /** The last message, where it is an unhappy one. */
  readonly evidence: Evidence | undefined;
};

/** How the contact's newest messages sound, each heard with what came before it. */
export function detectMood(turns: readonly DetectorTurn[]): MoodSeen {
  const places = turns.flatMap(({ by }, i) => (by === 'contact' ? [i] : [])).slice(-REACH);
  const moods = places.map((i) => moodAt(heardAt(turns.slice(0, i + 1))).value);
  const last = moods.at(-1) ?? null;
  const said = turns[places.at(-1) ?? -1];
  const isUnhappy = said !== undefined && last !== null && last <= UNHAPPY;
  return {
    last,
    mean: sentimentMeans(moods).at(-1) ?? null,
    slope3: slopeOfLastThree(moods),
    evidence: isUnhappy ? { seq: said.seq, quote: quoteOf(said.text) } : undefined,
  };
}
