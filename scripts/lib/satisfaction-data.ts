import { readFileSync } from 'node:fs';
import type { SpokenTurn } from '../../core/sentiment/heard.ts';
import { findData } from './public-data.ts';

/** A message of a customer with everything said up to it, and how each rater found the turn, 1 to 5. */
export type RatedTurn = {
  /** Name of the dialogue within its set. */
  readonly dialogue: number;
  readonly turns: readonly SpokenTurn[];
  readonly ratings: readonly number[];
  /** The mean rating is at most 2.5. */
  readonly dissatisfied: boolean;
};

export const satisfactionSets = ['SGD', 'MWOZ', 'ReDial'] as const;
export type SatisfactionSet = (typeof satisfactionSets)[number];

const DISSATISFIED = 2.5;
/** Every fifth dialogue is held out: nothing is trained on it and no threshold chosen. */
const HELD_OUT_EVERY = 5;

export const isHeldOut = ({ dialogue }: Pick<RatedTurn, 'dialogue'>): boolean =>
  dialogue % HELD_OUT_EVERY === HELD_OUT_EVERY - 1;

/** Rated messages of a USS file: dialogues apart by a blank line, TAB columns role, text, action, ratings. */
export function readRated(text: string): RatedTurn[] {
  return text.split(/\n\s*\n/).flatMap((block, dialogue) => {
    const said: SpokenTurn[] = [];
    const rated: RatedTurn[] = [];
    for (const line of block.split('\n')) {
      const [role, words, , scores] = line.replace(/\r$/, '').split('\t');
      if (words === undefined || words === 'OVERALL') continue;
      said.push({ by: role === 'USER' ? 'contact' : 'assistant', text: words });
      if (role !== 'USER' || !scores) continue;
      const ratings = scores.split(',').map(Number);
      const mean = ratings.reduce((sum, rating) => sum + rating, 0) / ratings.length;
      rated.push({ dialogue, turns: [...said], ratings, dissatisfied: mean <= DISSATISFIED });
    }
    return rated;
  });
}

/** A set from the data folder; undefined where it is not there. */
export function readSatisfactionSet(dataDir: string, name: SatisfactionSet): RatedTurn[] | undefined {
  const file = findData(dataDir, `uss/${name}.txt`);
  return file ? readRated(readFileSync(file, 'utf8')) : undefined;
}
