/** Value of a function at a point; writes the gradient into `gradient`. */
export type Objective = (point: Float64Array, gradient: Float64Array) => number;

export type MinimiseOptions = {
  readonly maxIterations?: number;
  readonly tolerance?: number;
  readonly memory?: number;
};

const dot = (a: Float64Array, b: Float64Array): number => {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
};

type Pair = { readonly s: Float64Array; readonly y: Float64Array; readonly rho: number };

/** The L-BFGS direction −H·g by the two-loop recursion. */
function direction(gradient: Float64Array, pairs: readonly Pair[]): Float64Array {
  const q = gradient.map((value) => -value);
  const alphas: number[] = [];
  for (let k = pairs.length - 1; k >= 0; k--) {
    const { s, y, rho } = pairs[k]!;
    const alpha = rho * dot(s, q);
    alphas[k] = alpha;
    for (let i = 0; i < q.length; i++) q[i]! -= alpha * y[i]!;
  }
  const last = pairs.at(-1);
  if (last) {
    const scale = 1 / (last.rho * dot(last.y, last.y));
    for (let i = 0; i < q.length; i++) q[i]! *= scale;
  }
  for (let k = 0; k < pairs.length; k++) {
    const { s, y, rho } = pairs[k]!;
    const shift = alphas[k]! - rho * dot(y, q);
    for (let i = 0; i < q.length; i++) q[i]! += shift * s[i]!;
  }
  return q;
}

/**
 * Minimises a smooth convex function by L-BFGS with a backtracking line search (Nocedal & Wright,
 * algorithms 7.4 and 3.1). Deterministic. Returns the point reached; `start` is not changed.
 */
export function minimise(
  objective: Objective,
  start: Float64Array,
  options: MinimiseOptions = {},
): Float64Array {
  const { maxIterations = 100, tolerance = 1e-5, memory = 8 } = options;
  let point = start.slice();
  let gradient = new Float64Array(point.length);
  let value = objective(point, gradient);
  const pairs: Pair[] = [];
  for (let iteration = 0; iteration < maxIterations; iteration++) {
    const move = direction(gradient, pairs);
    const slope = dot(gradient, move);
    if (-slope < tolerance * tolerance * Math.max(1, Math.abs(value))) break;
    let step = pairs.length === 0 ? Math.min(1, 1 / Math.sqrt(-slope)) : 1;
    let next = point;
    let nextGradient = gradient;
    let nextValue = value;
    for (let tries = 0; tries < 30; tries++, step /= 2) {
      next = point.map((x, i) => x + step * move[i]!);
      nextGradient = new Float64Array(point.length);
      nextValue = objective(next, nextGradient);
      if (nextValue <= value + 1e-4 * step * slope) break;
    }
    if (!(nextValue < value)) break;
    const s = next.map((x, i) => x - point[i]!);
    const y = nextGradient.map((g, i) => g - gradient[i]!);
    const curvature = dot(s, y);
    if (curvature > 1e-12) pairs.push({ s, y, rho: 1 / curvature });
    if (pairs.length > memory) pairs.shift();
    const gained = value - nextValue;
    point = next;
    gradient = nextGradient;
    value = nextValue;
    if (gained < tolerance * 1e-3 * Math.max(1, Math.abs(value))) break;
  }
  return point;
}
