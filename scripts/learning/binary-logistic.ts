import { dotDense, type SparseVector } from '../../core/triage/intent/sparse.ts';
import { minimise } from './minimise.ts';

/** p = 1 / (1 + e^−(bias + w·x)). */
export type BinaryLogistic = { readonly weights: Float64Array; readonly bias: number };

export type BinaryLogisticOptions = {
  /** L2 penalty ½·l2·|w|² on the sum of losses over examples; the bias is free. */
  readonly l2?: number;
  readonly maxIterations?: number;
  /** Weight of each example; 1 where absent. */
  readonly exampleWeights?: ArrayLike<number>;
};

const softplus = (x: number): number => (x > 0 ? x + Math.log1p(Math.exp(-x)) : Math.log1p(Math.exp(x)));

const squash = (x: number): number => 1 / (1 + Math.exp(-x));

/** Fits an L2 logistic regression to labels 0 and 1 over `width` columns; exact up to the tolerance. */
export function fitBinaryLogistic(
  vectors: readonly SparseVector[],
  labels: ArrayLike<number>,
  width: number,
  options: BinaryLogisticOptions = {},
): BinaryLogistic {
  const { l2 = 1, maxIterations = 150, exampleWeights } = options;
  const point = minimise(
    (at, gradient) => {
      let loss = 0;
      for (let j = 0; j < width; j++) {
        loss += 0.5 * l2 * at[j]! * at[j]!;
        gradient[j] = l2 * at[j]!;
      }
      for (let i = 0; i < vectors.length; i++) {
        const { indices, values } = vectors[i]!;
        let eta = at[width]!;
        for (let k = 0; k < indices.length; k++) eta += values[k]! * at[indices[k]!]!;
        const weight = exampleWeights ? exampleWeights[i]! : 1;
        loss += weight * (softplus(eta) - labels[i]! * eta);
        const error = weight * (squash(eta) - labels[i]!);
        for (let k = 0; k < indices.length; k++) gradient[indices[k]!]! += error * values[k]!;
        gradient[width]! += error;
      }
      return loss;
    },
    new Float64Array(width + 1),
    { maxIterations },
  );
  return { weights: point.subarray(0, width), bias: point[width]! };
}

/** The linear score bias + w·x. */
export const linearScore = (model: BinaryLogistic, vector: SparseVector): number =>
  model.bias + dotDense(vector, model.weights);

/** Probability of label 1. */
export const predictBinary = (model: BinaryLogistic, vector: SparseVector): number =>
  squash(linearScore(model, vector));
