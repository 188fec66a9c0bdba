import { sparseOfDense } from '../../../core/triage/intent/sparse.ts';
import { fitBinaryLogistic } from '../../learning/binary-logistic.ts';
import { kFold } from '../../learning/resample.ts';
import { type MomentTurn, momentFeatures } from './features.ts';
import { measureMoments } from './measure.ts';
import {
  decideMoments,
  type LinearPart,
  type MomentModel,
  type MomentRule,
  scoreLinear,
  withFirstScores,
} from './model.ts';

export type LabelledDialogue = {
  readonly turns: readonly MomentTurn[];
  /** Turn numbers at which a person should take over. */
  readonly moments: readonly number[];
};

const L2 = 20;
const INNER_FOLDS = 5;
/** Weight of GT-III beside F1 when the rule is chosen: a call that is a turn off still helps. */
const NEARNESS_WEIGHT = 2;

type Described = { readonly rows: readonly Float64Array[]; readonly labels: readonly number[] };

function fitLinear(parts: readonly Described[]): LinearPart {
  const rows = parts.flatMap((part) => part.rows);
  const width = rows[0]?.length ?? 0;
  const mean = new Float64Array(width);
  const sd = new Float64Array(width);
  for (const row of rows) for (let j = 0; j < width; j++) mean[j]! += row[j]! / rows.length;
  for (const row of rows) for (let j = 0; j < width; j++) sd[j]! += (row[j]! - mean[j]!) ** 2 / rows.length;
  const spread = sd.map((value) => (value > 1e-9 ? Math.sqrt(value) : 0));
  const vectors = rows.map((row) =>
    sparseOfDense(row.map((value, j) => (spread[j]! > 0 ? (value - mean[j]!) / spread[j]! : 0))),
  );
  const fitted = fitBinaryLogistic(
    vectors,
    parts.flatMap((part) => part.labels),
    width,
    { l2: L2 },
  );
  return {
    bias: fitted.bias,
    weights: Array.from(fitted.weights, (weight, j) => (spread[j]! > 0 ? weight : 0)),
    mean: Array.from(mean),
    sd: Array.from(spread, (value) => value || 1),
  };
}

/** First scores of dialogues that the scoring part has not been fitted on. */
function scoreUnseen(parts: readonly Described[]): number[][] {
  const scores: number[][] = [];
  for (const fold of kFold(parts.length, INNER_FOLDS, 7)) {
    const held = new Set(fold);
    const linear = fitLinear(parts.filter((_, i) => !held.has(i)));
    for (const i of fold) scores[i] = parts[i]!.rows.map((row) => scoreLinear(linear, row));
  }
  return scores;
}

function* rules(): Generator<MomentRule> {
  for (const bar of [-1.6, -1.4, -1.2, -1, -0.8, -0.6])
    for (const fallPerTurn of [0, 0.2, 0.4, 0.7, 1])
      for (const again of [0, 0.2, 0.4])
        for (const patience of [2, 4]) yield { bar, fallPerTurn, patience, again };
}

function chooseRule(
  scores: readonly (readonly number[])[],
  gold: readonly (readonly number[])[],
): MomentRule {
  let best: { rule: MomentRule; worth: number } | undefined;
  for (const rule of rules()) {
    const { f1, gt } = measureMoments(
      scores.map((each) => decideMoments(each, rule)),
      gold,
    );
    const worth = f1 + NEARNESS_WEIGHT * gt[2];
    if (!best || worth > best.worth) best = { rule, worth };
  }
  return best!.rule;
}

/**
 * Fits the two looks and the rule on labelled dialogues. Deterministic. Needs at least five dialogues, and
 * moments in some of them; throws RangeError otherwise.
 */
export function fitMoments(dialogues: readonly LabelledDialogue[]): MomentModel {
  if (dialogues.length < INNER_FOLDS || dialogues.every((dialogue) => dialogue.moments.length === 0))
    throw new RangeError('too few labelled dialogues to learn from');
  const parts = dialogues.map(({ turns, moments }) => ({
    rows: momentFeatures(turns),
    labels: turns.map((_, i) => Number(moments.includes(i))),
  }));
  const unseen = scoreUnseen(parts);
  const wider = parts.map(({ rows, labels }, i) => ({ rows: withFirstScores(rows, unseen[i]!), labels }));
  const second = fitLinear(wider);
  const scores = wider.map(({ rows }) => rows.map((row) => scoreLinear(second, row)));
  const rule = chooseRule(
    scores,
    dialogues.map((dialogue) => dialogue.moments),
  );
  return { kind: 'handoff-moment', first: fitLinear(parts), second, rule };
}
