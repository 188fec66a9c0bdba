import type { Matrix } from '../../core/triage/score/matrix.ts';

/** The lower Cholesky factor. Throws RangeError if the matrix is not positive definite. */
function choleskyFactor(matrix: Matrix): number[][] {
  const factor: number[][] = matrix.map((row) => row.map(() => 0));
  for (let i = 0; i < matrix.length; i++) {
    for (let j = 0; j <= i; j++) {
      let rest = matrix[i]![j]!;
      for (let k = 0; k < j; k++) rest -= factor[i]![k]! * factor[j]![k]!;
      if (i === j && !(rest > 0)) throw new RangeError('the matrix is not positive definite');
      factor[i]![j] = i === j ? Math.sqrt(rest) : rest / factor[j]![j]!;
    }
  }
  return factor;
}

function solveWith(factor: number[][], right: readonly number[]): number[] {
  const n = right.length;
  const forward: number[] = [];
  for (let i = 0; i < n; i++) {
    let rest = right[i]!;
    for (let k = 0; k < i; k++) rest -= factor[i]![k]! * forward[k]!;
    forward.push(rest / factor[i]![i]!);
  }
  const solution = forward.slice();
  for (let i = n - 1; i >= 0; i--) {
    let rest = forward[i]!;
    for (let k = i + 1; k < n; k++) rest -= factor[k]![i]! * solution[k]!;
    solution[i] = rest / factor[i]![i]!;
  }
  return solution;
}

/** Solves M x = b for a symmetric positive definite M. */
export function solve(matrix: Matrix, right: readonly number[]): number[] {
  return solveWith(choleskyFactor(matrix), right);
}

/** The inverse of a symmetric positive definite matrix, made exactly symmetric. */
export function invert(matrix: Matrix): number[][] {
  const factor = choleskyFactor(matrix);
  const columns = matrix.map((_, j) =>
    solveWith(
      factor,
      matrix.map((_row, i) => Number(i === j)),
    ),
  );
  return columns.map((column, i) => column.map((value, j) => (value + columns[j]![i]!) / 2));
}
