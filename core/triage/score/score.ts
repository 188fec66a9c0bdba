import {
  type Contribution,
  type Counterfactual,
  explainLinear,
  type LinearScore,
  nearestCounterfactual,
  scoreInterval,
} from './logistic.ts';
import type { ScoreModel } from './model.ts';

export type UnknownFeature = { feature: string; problem: 'missing' | 'out of range' };

/** A score with its explanation, or why there is none. Without a score the threshold counts as reached. */
export type Scored =
  | {
      known: true;
      score: number;
      interval: [number, number];
      baseLogit: number;
      contributions: Contribution[];
      counterfactual: Counterfactual | null;
      threshold: number;
      exceedsThreshold: boolean;
    }
  | { known: false; unknown: UnknownFeature[]; threshold: number; exceedsThreshold: true };

/** The part of a model that the arithmetic reads. */
export function linearScoreOf(model: ScoreModel): LinearScore {
  const { intercept, features, covariance, platt } = model;
  return { intercept, terms: features, covariance, platt };
}

/**
 * Scores a contact's message. A feature that is missing, not a number or out of its bounds makes the score
 * unknown, which counts as over the threshold: doubt leads to a person. The caller keeps the running maximum.
 */
export function scoreFeatures(
  model: ScoreModel,
  values: { readonly [name: string]: number | null | undefined },
): Scored {
  const threshold = model.threshold.tau;
  const unknown = unknownFeatures(model, values);
  if (unknown.length > 0) return { known: false, unknown, threshold, exceedsThreshold: true };
  const linear = linearScoreOf(model);
  const x = model.features.map(({ name }) => values[name] as number);
  const { score, baseLogit, contributions } = explainLinear(linear, x);
  return {
    known: true,
    score,
    interval: scoreInterval(linear, x),
    baseLogit,
    contributions,
    counterfactual: nearestCounterfactual(linear, x, threshold),
    threshold,
    exceedsThreshold: score >= threshold,
  };
}

function unknownFeatures(
  model: ScoreModel,
  values: { readonly [name: string]: number | null | undefined },
): UnknownFeature[] {
  return model.features.flatMap(({ name, bounds }): UnknownFeature[] => {
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    if (typeof value !== 'number' || !Number.isFinite(value)) return [{ feature: name, problem: 'missing' }];
    return value < bounds[0] || value > bounds[1] ? [{ feature: name, problem: 'out of range' }] : [];
  });
}
