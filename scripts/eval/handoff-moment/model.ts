import { type MomentTurn, momentFeatures } from './features.ts';

/** A logistic on standardised columns; a column with weight 0 is not used. */
export type LinearPart = {
  readonly bias: number;
  readonly weights: readonly number[];
  readonly mean: readonly number[];
  readonly sd: readonly number[];
};

/**
 * When a score means "a person should take over here". Until the first such moment the bar falls with each
 * turn after `patience`, so that a conversation that nobody has looked at is called sooner rather than never.
 */
export type MomentRule = {
  readonly bar: number;
  readonly fallPerTurn: number;
  readonly patience: number;
  /** Added to the bar once there was a moment. */
  readonly again: number;
};

export type MomentModel = {
  readonly kind: 'handoff-moment';
  /** First look at each turn alone. */
  readonly first: LinearPart;
  /** Second look, which also sees the first scores of the turns before. */
  readonly second: LinearPart;
  readonly rule: MomentRule;
};

/** A turn before the first counts as quiet, in log odds; scores are cut off below the floor. */
const QUIET = -2;
const FLOOR = -4;

/** log odds of a linear part. */
export const scoreLinear = ({ bias, weights, mean, sd }: LinearPart, row: Float64Array): number => {
  let sum = bias;
  for (let j = 0; j < weights.length; j++)
    if (weights[j] !== 0) sum += (weights[j]! * (row[j]! - mean[j]!)) / sd[j]!;
  return sum;
};

/** Puts first scores beside the features: two turns back, the highest so far, and the own one. */
export function withFirstScores(rows: readonly Float64Array[], first: readonly number[]): Float64Array[] {
  let highest = FLOOR;
  return rows.map((row, i) => {
    const wider = new Float64Array(row.length + 4);
    wider.set(row);
    wider.set([first[i - 1] ?? QUIET, first[i - 2] ?? QUIET, highest, first[i]!], row.length);
    highest = Math.max(highest, first[i]!);
    return wider;
  });
}

/** Turn numbers at which the rule calls for a person. Reads scores in order and never ahead. */
export function decideMoments(scores: readonly number[], rule: MomentRule): number[] {
  const moments: number[] = [];
  scores.forEach((score, turn) => {
    const waited = Math.max(0, turn - rule.patience);
    const bar = moments.length === 0 ? rule.bar - rule.fallPerTurn * waited : rule.bar + rule.again;
    if (score >= bar) moments.push(turn);
  });
  return moments;
}

/** log odds, per turn, that a person should take over; from structure only. */
export function scoreMoments(model: MomentModel, turns: readonly MomentTurn[]): number[] {
  const rows = momentFeatures(turns);
  const first = rows.map((row) => scoreLinear(model.first, row));
  return withFirstScores(rows, first).map((row) => scoreLinear(model.second, row));
}

/** The turns at which a person should take over, found without looking ahead. */
export const findHandoffMoments = (model: MomentModel, turns: readonly MomentTurn[]): number[] =>
  decideMoments(scoreMoments(model, turns), model.rule);
