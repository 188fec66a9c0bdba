import { type Matrix, quadraticForm } from './matrix.ts';

/** 1 / (1 + e^−x), without overflow on either side. */
export function expit(x: number): number {
  if (x >= 0) return 1 / (1 + Math.exp(-x));
  const e = Math.exp(x);
  return e / (1 + e);
}

export const logit = (p: number): number => Math.log(p) - Math.log1p(-p);

/** One coefficient with what is needed to explain and to bound it. */
export type Term = {
  readonly name: string;
  readonly weight: number;
  readonly mean: number;
  readonly sd: number;
  readonly bounds: readonly [number, number];
  readonly actionable: boolean;
};

/** η = intercept + Σ weight·x, and logit p = a + b·η (Platt). The covariance has the intercept first. */
export type LinearScore = {
  readonly intercept: number;
  readonly terms: readonly Term[];
  readonly covariance: Matrix;
  readonly platt: { readonly a: number; readonly b: number };
};

export type Contribution = { feature: string; value: number; reference: number; contribution: number };
export type Explained = { score: number; logit: number; baseLogit: number; contributions: Contribution[] };

/**
 * The calibrated probability with exact contributions: φ = b·weight·(x − mean), base = a + b·(intercept +
 * Σ weight·mean), and base + Σφ = logit p (docs/measurement.md §3.2). `x` is in the order of the terms.
 */
export function explainLinear(model: LinearScore, x: readonly number[]): Explained {
  const { a, b } = model.platt;
  const atMean = model.terms.reduce((sum, term) => sum + term.weight * term.mean, model.intercept);
  const contributions = model.terms.map((term, i) => ({
    feature: term.name,
    value: x[i]!,
    reference: term.mean,
    contribution: b * term.weight * (x[i]! - term.mean),
  }));
  const baseLogit = a + b * atMean;
  const total = contributions.reduce((sum, part) => sum + part.contribution, baseLogit);
  return { score: expit(total), logit: total, baseLogit, contributions };
}

const z95 = 1.959963984540054;

/** Delta-method interval on the logit scale: the uncertainty of the model's parameters only. */
export function scoreInterval(model: LinearScore, x: readonly number[]): [number, number] {
  const centre = explainLinear(model, x).logit;
  const spread = z95 * model.platt.b * Math.sqrt(Math.max(0, quadraticForm(model.covariance, [1, ...x])));
  return [expit(centre - spread), expit(centre + spread)];
}

export type Counterfactual = {
  feature: string;
  current: number;
  required: number;
  feasible: boolean;
  expectedScore: number;
};

/** For each actionable feature, the value at which the score would be the threshold, the rest being equal. */
export function counterfactuals(
  model: LinearScore,
  x: readonly number[],
  threshold: number,
): Counterfactual[] {
  if (!(threshold > 0 && threshold < 1)) return [];
  const distance = logit(threshold) - explainLinear(model, x).logit;
  return model.terms.flatMap((term, i) => {
    if (!term.actionable || term.weight === 0) return [];
    const required = x[i]! + distance / (model.platt.b * term.weight);
    const feasible = required >= term.bounds[0] && required <= term.bounds[1];
    return [{ feature: term.name, current: x[i]!, required, feasible, expectedScore: threshold }];
  });
}

/** The feasible counterfactual that is the fewest standard deviations away, or null. */
export function nearestCounterfactual(
  model: LinearScore,
  x: readonly number[],
  threshold: number,
): Counterfactual | null {
  const sd = new Map(model.terms.map((term) => [term.name, term.sd]));
  const effort = (c: Counterfactual) => Math.abs(c.required - c.current) / sd.get(c.feature)!;
  const feasible = counterfactuals(model, x, threshold).filter((c) => c.feasible);
  return feasible.sort((a, b) => effort(a) - effort(b))[0] ?? null;
}
