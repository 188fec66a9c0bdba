import { seededRandom, shuffle } from './random.ts';
import type { SparseVector } from './sparse.ts';

/** Multinomial logistic regression. `weights` holds one row of `classes` numbers per feature. */
export type Softmax = {
  readonly classes: number;
  readonly width: number;
  readonly weights: Float32Array;
  readonly bias: Float32Array;
};

export type SoftmaxOptions = {
  readonly epochs?: number;
  /** First step length; it falls as 1 / (1 + epoch·decay). */
  readonly rate?: number;
  readonly decay?: number;
  /** Shrinkage per example: penalty ½·l2·|W|² on the mean loss. */
  readonly l2?: number;
  readonly seed?: number;
};

/** Errors smaller than this don't move a weight: most classes are far off for most texts. */
const NEGLIGIBLE = 1e-3;

function addScores(model: Softmax, vector: SparseVector, scale: number, into: Float64Array): void {
  const { classes, weights, bias } = model;
  into.fill(0);
  for (let i = 0; i < vector.indices.length; i++) {
    const value = vector.values[i]!;
    const row = vector.indices[i]! * classes;
    for (let k = 0; k < classes; k++) into[k]! += value * weights[row + k]!;
  }
  for (let k = 0; k < classes; k++) into[k] = into[k]! * scale + bias[k]!;
}

function normalise(scores: Float64Array): void {
  let top = Number.NEGATIVE_INFINITY;
  for (const score of scores) if (score > top) top = score;
  let sum = 0;
  for (let k = 0; k < scores.length; k++) {
    scores[k] = Math.exp(scores[k]! - top);
    sum += scores[k]!;
  }
  for (let k = 0; k < scores.length; k++) scores[k]! /= sum;
}

/**
 * Fits a softmax regression by stochastic gradient descent in a seeded order. The L2 shrinkage is kept
 * in one scale factor, so that a step touches only the features of its example (Bottou 2012, §5.1).
 */
export function fitSoftmax(
  vectors: readonly SparseVector[],
  labels: ArrayLike<number>,
  classes: number,
  width: number,
  options: SoftmaxOptions = {},
): Softmax {
  const { epochs = 10, rate = 2, decay = 0.5, l2 = 1e-5, seed = 1 } = options;
  const model = {
    classes,
    width,
    weights: new Float32Array(width * classes),
    bias: new Float32Array(classes),
  };
  const random = seededRandom(seed);
  const scores = new Float64Array(classes);
  const touched = new Int32Array(classes);
  const order = Array.from(vectors, (_, i) => i);
  let scale = 1;
  for (let epoch = 0; epoch < epochs; epoch++) {
    const step = rate / (1 + epoch * decay);
    for (const i of shuffle(order, random)) {
      const vector = vectors[i]!;
      addScores(model, vector, scale, scores);
      normalise(scores);
      scores[labels[i]!]! -= 1;
      scale *= 1 - step * l2;
      pull(model, vector, scores, touched, step, step / scale);
    }
  }
  for (let j = 0; j < model.weights.length; j++) model.weights[j]! *= scale;
  return model;
}

function pull(
  model: Softmax,
  vector: SparseVector,
  errors: Float64Array,
  touched: Int32Array,
  step: number,
  scaledStep: number,
): void {
  const { classes, weights, bias } = model;
  let count = 0;
  for (let k = 0; k < classes; k++) {
    if (Math.abs(errors[k]!) > NEGLIGIBLE) touched[count++] = k;
  }
  for (let t = 0; t < count; t++) bias[touched[t]!]! -= step * 0.1 * errors[touched[t]!]!;
  for (let i = 0; i < vector.indices.length; i++) {
    const row = vector.indices[i]! * classes;
    const move = scaledStep * vector.values[i]!;
    for (let t = 0; t < count; t++) {
      const k = touched[t]!;
      weights[row + k]! -= move * errors[k]!;
    }
  }
}

/** Probabilities of all classes. */
export function predictSoftmax(model: Softmax, vector: SparseVector): Float64Array {
  const scores = new Float64Array(model.classes);
  addScores(model, vector, 1, scores);
  normalise(scores);
  return scores;
}
