import { dotDense, type SparseVector } from './sparse.ts';

/** A text as both models see it: its weighted grams and its unit sentence vector. */
export type Point = { readonly sparse: SparseVector; readonly vector: Float32Array };

/** Kernel ridge regression on one-of-k targets: one column of `weights` per class, one row per example. */
export type KernelRidge = {
  readonly classes: number;
  readonly points: readonly Point[];
  readonly weights: Float64Array;
};

/** Chosen on draws 11 to 13 of BANKING77; see docs/evaluation.md. */
const MEANING_SHARE = 0.7;
const SHARPNESS = 4;
const RIDGE = 0.05;

/** Cosines of unit vectors, or of the first `count` of them, to one. */
export function cosinesTo(
  vectors: readonly Float32Array[],
  vector: Float32Array,
  count = vectors.length,
): Float64Array {
  const cosines = new Float64Array(count);
  for (let row = 0; row < count; row++) {
    cosines[row] = dot(vectors[row]!, vector);
  }
  return cosines;
}

/** Four sums side by side: each addition need not wait for the one before. */
function dot(a: Float32Array, b: Float32Array): number {
  const length = a.length & ~3;
  let [one, two, three, four] = [0, 0, 0, 0];
  for (let i = 0; i < length; i += 4) {
    one += a[i]! * b[i]!;
    two += a[i + 1]! * b[i + 1]!;
    three += a[i + 2]! * b[i + 2]!;
    four += a[i + 3]! * b[i + 3]!;
  }
  for (let i = length; i < a.length; i++) one += a[i]! * b[i]!;
  return one + two + (three + four);
}

/** The grams laid out by column, so that an example's product with them costs its own grams only. */
function spread({ indices, values }: SparseVector): Float32Array {
  const dense = new Float32Array((indices.at(-1) ?? -1) + 1);
  indices.forEach((column, i) => {
    dense[column] = values[i]!;
  });
  return dense;
}

/** Gaussian kernel on the unit sphere of both views: 1 for the same text, falling with their mixed cosine. */
function similaritiesTo(points: readonly Point[], sparse: SparseVector, cosines: Float64Array): Float64Array {
  const dense = spread(sparse);
  return cosines.map((cosine, i) => {
    const words = dotDense(points[i]!.sparse, dense);
    return Math.exp(SHARPNESS * (MEANING_SHARE * cosine + (1 - MEANING_SHARE) * words - 1));
  });
}

/** The lower Cholesky factor, in place, row by row, of a positive definite n × n matrix. */
function factorise(matrix: Float64Array, n: number): void {
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      let rest = matrix[i * n + j]!;
      for (let k = 0; k < j; k++) rest -= matrix[i * n + k]! * matrix[j * n + k]!;
      matrix[i * n + j] = i === j ? Math.sqrt(rest) : rest / matrix[j * n + j]!;
    }
  }
}

/** Solves L Lᵀ x = b for each of the columns of `right`, in place. */
function solveColumns(factor: Float64Array, n: number, right: Float64Array, columns: number): void {
  const subtract = (row: number, other: number, times: number): void => {
    for (let c = 0; c < columns; c++) right[row * columns + c]! -= times * right[other * columns + c]!;
  };
  const divide = (row: number): void => {
    for (let c = 0; c < columns; c++) right[row * columns + c]! /= factor[row * n + row]!;
  };
  for (let i = 0; i < n; i++) {
    for (let k = 0; k < i; k++) subtract(i, k, factor[i * n + k]!);
    divide(i);
  }
  for (let i = n - 1; i >= 0; i--) {
    for (let k = i + 1; k < n; k++) subtract(i, k, factor[k * n + i]!);
    divide(i);
  }
}

/**
 * Learns from few examples by their likeness to each other: (K + ridge·I)⁻¹ Y, Y centred one-of-k targets
 * (Saunders et al. 1998). Cost grows with the cube of the examples: for some hundred, not for thousands.
 */
export function fitKernelRidge(
  points: readonly Point[],
  targets: readonly number[],
  classes: number,
): KernelRidge {
  const n = points.length;
  const matrix = new Float64Array(n * n);
  const vectors = points.map(({ vector }) => vector);
  points.forEach(({ sparse, vector }, i) => {
    // The lower triangle only: it is all that is read.
    matrix.set(similaritiesTo(points, sparse, cosinesTo(vectors, vector, i + 1)), i * n);
    matrix[i * n + i]! += RIDGE;
  });
  factorise(matrix, n);
  const weights = new Float64Array(n * classes).fill(-1 / classes);
  targets.forEach((target, i) => {
    weights[i * classes + target]! += 1;
  });
  solveColumns(matrix, n, weights, classes);
  return { classes, points, weights };
}

/**
 * How much a text is like each class: about 1 - 1/classes for the right one, about -1/classes for the others.
 * `cosines` are those of the text's vector to the examples (`cosinesTo`).
 */
export function predictKernelRidge(
  { classes, points, weights }: KernelRidge,
  sparse: SparseVector,
  cosines: Float64Array,
): Float64Array {
  const scores = new Float64Array(classes);
  similaritiesTo(points, sparse, cosines).forEach((alike, i) => {
    const row = i * classes;
    for (let k = 0; k < classes; k++) scores[k]! += alike * weights[row + k]!;
  });
  return scores;
}
