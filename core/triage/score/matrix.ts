export type Matrix = readonly (readonly number[])[];

export const dot = (a: readonly number[], b: readonly number[]): number =>
  a.reduce((sum, value, i) => sum + value * b[i]!, 0);

/** xᵀ M x. */
export const quadraticForm = (matrix: Matrix, x: readonly number[]): number =>
  dot(
    x,
    matrix.map((row) => dot(row, x)),
  );
