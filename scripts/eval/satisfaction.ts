import { heardAt } from '../../core/sentiment/heard.ts';
import { moodAt } from '../../core/sentiment/mood.ts';
import { before } from '../../core/triage/judge/before.ts';
import { areaUnderCurve } from '../learning/resample.ts';
import {
  isHeldOut,
  type RatedTurn,
  readSatisfactionSet,
  type SatisfactionSet,
  satisfactionSets,
} from '../lib/satisfaction-data.ts';
import { type Outcomes, precision, recall } from './figures.ts';
import { groupBootstrap } from './group-bootstrap.ts';
import { DataAbsent, type EvalContext, type EvalRow } from './row.ts';

const MOOD_RULE = 'mood-is-bad';
const surroundings = { languages: null, priorContacts7d: 0, tier: null, locale: null };

/** Whether the policy, asked as triage asks it, calls a person because of the mood of the last message. */
function moodCalls({ turns }: RatedTurn): boolean {
  const said = turns.map(({ by, text }, i) => ({ seq: i + 1, at: '', by, text, articleIds: [] }));
  return before(said, surroundings).consulted.verdict.reasons.some(({ id }) => id === MOOD_RULE);
}

const chanceOf = ({ turns }: RatedTurn): number => moodAt(heardAt(turns)).dissatisfaction;

/** One rater against the mean of the others, as a person would do it: said, truth, and the rating. */
function oneRater(items: readonly RatedTurn[]): Outcomes & { scores: number[] } {
  const each = items.flatMap(({ ratings }) =>
    ratings.map((rating, r) => {
      const others = ratings.filter((_, other) => other !== r);
      const mean = others.reduce((sum, one) => sum + one, 0) / others.length;
      return { score: -rating, said: rating <= 2, truth: mean <= 2.5 };
    }),
  );
  return {
    scores: each.map(({ score }) => score),
    said: each.map(({ said }) => said),
    truth: each.map(({ truth }) => truth),
  };
}

const targets: Record<SatisfactionSet, { auc: number; note: string }> = {
  SGD: { auc: 0.89, note: 'ten features trained on this set .86' },
  MWOZ: { auc: 0.8, note: 'ten features trained on this set .77' },
  ReDial: { auc: 0.82, note: 'talk of films, in the place of CCPE' },
};
const LEAST = { precision: 0.6, recall: 0.35 };

function rowsFor(name: SatisfactionSet, items: readonly RatedTurn[]): EvalRow[] {
  const groups = items.map(({ dialogue }) => dialogue);
  const truth = items.map(({ dissatisfied }) => dissatisfied);
  const scores = items.map(chanceOf);
  const outcomes = { said: items.map(moodCalls), truth };
  const rater = oneRater(items);
  const { auc, note } = targets[name];
  const common = { anchor: note, n: items.length };
  const area = (indices: readonly number[]) =>
    areaUnderCurve(
      indices.map((i) => scores[i]!),
      indices.map((i) => Number(truth[i])),
    );
  return [
    {
      measure: `dissatisfied turn, AUC, ${name}`,
      ...groupBootstrap(groups, area),
      target: auc,
      ...common,
      baselines: [
        { name: 'never or always', value: 0.5 },
        { name: 'one rater', value: areaUnderCurve(rater.scores, rater.truth.map(Number)) },
      ],
    },
    {
      measure: `mood rule, precision, ${name}`,
      ...groupBootstrap(groups, (indices) => precision(outcomes, indices)),
      target: LEAST.precision,
      ...common,
      baselines: [{ name: 'one rater', value: precision(rater) }],
    },
    {
      measure: `mood rule, recall, ${name}`,
      ...groupBootstrap(groups, (indices) => recall(outcomes, indices)),
      target: LEAST.recall,
      ...common,
      baselines: [{ name: 'one rater', value: recall(rater) }],
    },
  ];
}

/**
 * Dissatisfied turns (mean rating ≤ 2.5) of the held-out dialogues of USS: the function that the product hears moods by,
 * and the rule that calls a person. Intervals draw whole dialogues.
 */
export async function evaluate({ dataDir, progress }: EvalContext): Promise<EvalRow[]> {
  return satisfactionSets.flatMap((name, i) => {
    const items = readSatisfactionSet(dataDir, name)?.filter(isHeldOut);
    if (!items) throw new DataAbsent(`uss/${name}.txt is absent`);
    progress(i, satisfactionSets.length, `satisfaction ${name}`);
    return rowsFor(name, items);
  });
}
