import { expit } from '../../core/triage/score/logistic.ts';
import { dot, type Matrix } from '../../core/triage/score/matrix.ts';
import { invert, solve } from './linear-system.ts';

/** Rows of features, each with its label 0 or 1. */
export type Labelled = { readonly x: Matrix; readonly y: readonly number[] };
export type FittedLogistic = {
  intercept: number;
  weights: number[];
  /** Of intercept and weights, intercept first: the inverse of the penalised information. */
  covariance: number[][];
  iterations: number;
};

/**
 * Logistic regression by Newton's method with an L2 penalty on the weights (not the intercept), on features as
 * given. Deterministic. Throws RangeError when the rows are empty or the information is singular.
 */
export function fitLogistic({ x, y }: Labelled, l2: number, maxIterations = 50): FittedLogistic {
  if (x.length === 0) throw new RangeError('there is nothing to fit');
  const rows = x.map((row) => [1, ...row]);
  let beta: number[] = rows[0]!.map(() => 0);
  for (let iteration = 1; ; iteration++) {
    const { gradient, information } = newtonParts(rows, y, beta, l2);
    const step = damp(solve(information, gradient));
    beta = beta.map((value, j) => value + step[j]!);
    if (Math.max(...step.map(Math.abs)) < 1e-10 || iteration === maxIterations) {
      const covariance = invert(newtonParts(rows, y, beta, l2).information);
      return { intercept: beta[0]!, weights: beta.slice(1), covariance, iterations: iteration };
    }
  }
}

/** A step of more than 5 on the logit scale overshoots; it is shortened. */
function damp(step: readonly number[]): number[] {
  const longest = Math.max(...step.map(Math.abs));
  return longest > 5 ? step.map((value) => (value * 5) / longest) : [...step];
}

function newtonParts(rows: Matrix, y: readonly number[], beta: readonly number[], l2: number) {
  const gradient = beta.map((value, j) => (j === 0 ? 0 : -l2 * value));
  const information = beta.map((_, j) => beta.map((_value, k) => (j === k ? (j === 0 ? 1e-9 : l2) : 0)));
  for (const [i, row] of rows.entries()) {
    const p = expit(dot(row, beta));
    for (let j = 0; j < row.length; j++) {
      gradient[j]! += (y[i]! - p) * row[j]!;
      for (let k = 0; k < row.length; k++) information[j]![k]! += p * (1 - p) * row[j]! * row[k]!;
    }
  }
  return { gradient, information };
}

export type Platt = { a: number; b: number };

/**
 * Platt scaling, logit p = a + b·η, with the smoothed targets of Platt (1999) so that a clean separation does not
 * run away. The slope is kept above 0.05: a calibration must not turn the order of the scores round.
 */
export function fitPlatt(eta: readonly number[], y: readonly number[]): Platt {
  const positives = y.filter((label) => label === 1).length;
  const high = (positives + 1) / (positives + 2);
  const low = 1 / (y.length - positives + 2);
  const targets = y.map((label) => (label === 1 ? high : low));
  const { intercept, weights } = fitLogistic({ x: eta.map((value) => [value]), y: targets }, 1e-9);
  return { a: intercept, b: Math.max(0.05, weights[0]!) };
}

export type Scaling = { mean: number; sd: number };

/** Mean and standard deviation of each column; a column that never varies gets sd 1. */
export function columnScaling(x: Matrix): Scaling[] {
  return (x[0] ?? []).map((_, j) => {
    const mean = x.reduce((sum, row) => sum + row[j]!, 0) / x.length;
    const variance = x.reduce((sum, row) => sum + (row[j]! - mean) ** 2, 0) / x.length;
    return { mean, sd: Math.sqrt(variance) > 1e-9 ? Math.sqrt(variance) : 1 };
  });
}

/**
 * Fits on standardised columns, so that the penalty treats all alike, and gives weights and covariance back in
 * the units of the features: β = Tγ and Σ = TΣᵧTᵀ, T being the linear map of the standardisation.
 */
export function fitStandardised({ x, y }: Labelled, l2: number): FittedLogistic & { scaling: Scaling[] } {
  const scaling = columnScaling(x);
  const standard = x.map((row) => row.map((value, j) => (value - scaling[j]!.mean) / scaling[j]!.sd));
  const fitted = fitLogistic({ x: standard, y }, l2);
  const transform = transformOf(scaling);
  const [intercept, ...weights] = transform.map((row) => dot(row, [fitted.intercept, ...fitted.weights]));
  const half = transform.map((row) => fitted.covariance.map((column) => dot(row, column)));
  const covariance = half.map((row) => transform.map((other) => dot(row, other)));
  return { intercept: intercept!, weights, covariance, iterations: fitted.iterations, scaling };
}

function transformOf(scaling: readonly Scaling[]): number[][] {
  const first = [1, ...scaling.map(({ mean, sd }) => -mean / sd)];
  const rest = scaling.map(({ sd }, j) => [0, ...scaling.map((_, k) => (j === k ? 1 / sd : 0))]);
  return [first, ...rest];
}
