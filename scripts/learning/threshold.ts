/**
 * Thresholds that keep a promised rate of missed needs (docs/measurement.md §3.3). `needed` holds one score for each
 * matured conversation that needed a person: the largest up to one assistant turn after the need. A need is
 * missed when that score is below the threshold.
 */
export type ThresholdMethod = 'crc' | 'ltt';
export type ChosenThreshold = {
  tau: number;
  alpha: number;
  method: ThresholdMethod;
  /** Needed conversations that it was chosen on. */
  n: number;
  misses: number;
  /** False where there are too few for the promise; tau is then 0, and everything goes to a person. */
  guaranteed: boolean;
};

/** P(X ≤ k) for X binomial(n, p), summed in log space so that large n does not underflow. */
export function binomialCdf(k: number, n: number, p: number): number {
  if (k < 0) return 0;
  if (k >= n || p <= 0) return 1;
  if (p >= 1) return 0;
  const odds = Math.log(p) - Math.log1p(-p);
  const terms = [n * Math.log1p(-p)];
  for (let i = 0; i < k; i++) terms.push(terms[i]! + Math.log(n - i) - Math.log(i + 1) + odds);
  const largest = terms.reduce((a, b) => Math.max(a, b));
  const sum = terms.reduce((total, term) => total + Math.exp(term - largest), 0);
  return Math.min(1, Math.exp(largest + Math.log(sum)));
}

/** The fewest needed conversations with which the method can promise anything but escalating all. */
export function needsAtLeast(method: ThresholdMethod, alpha: number, delta = 0.1): number {
  const exact = method === 'crc' ? 1 / alpha - 1 : Math.log(delta) / Math.log1p(-alpha);
  return Math.ceil(exact - 1e-9);
}

/** The most misses among n that still show, with confidence 1 − delta, a rate of at most alpha; −1 for none. */
export function mostMisses(n: number, alpha: number, delta = 0.1): number {
  let misses = -1;
  while (misses < n && binomialCdf(misses + 1, n, alpha) <= delta) misses++;
  return misses;
}

const missesBelow = (needed: readonly number[], tau: number): number =>
  needed.filter((score) => score < tau).length;

/** Conformal risk control: E[miss | need] ≤ alpha on average. τ is the ⌊α(n+1)⌋-th smallest score, or 0. */
export function thresholdByCrc(needed: readonly number[], alpha: number): ChosenThreshold {
  const sorted = [...needed].sort((a, b) => a - b);
  const k = Math.floor(alpha * (sorted.length + 1) + 1e-9);
  const tau = k === 0 ? 0 : sorted[Math.min(k, sorted.length) - 1]!;
  const misses = missesBelow(needed, tau);
  return { tau, alpha, method: 'crc', n: needed.length, misses, guaranteed: k > 0 };
}

/** The grid is fixed before any score is seen; that is what lets the walk stop where it stops. */
const gridSteps = 1000;

/**
 * Learn then test: with confidence 1 − delta the rate of misses is at most alpha. Walks τ up the grid 0, 1/1000,
 * … and stops before the first where the misses are too many to reject a higher rate.
 */
export function thresholdByLtt(needed: readonly number[], alpha: number, delta = 0.1): ChosenThreshold {
  const allowed = mostMisses(needed.length, alpha, delta);
  let step = 0;
  if (allowed >= 0) {
    while (step < gridSteps && missesBelow(needed, (step + 1) / gridSteps) <= allowed) step++;
  }
  const tau = step / gridSteps;
  const misses = missesBelow(needed, tau);
  return { tau, alpha, method: 'ltt', n: needed.length, misses, guaranteed: allowed >= 0 };
}

export type TradeOffPoint = { tau: number; missed: number; escalatedWithoutNeed: number };

/** The curve that an owner looks at before promising a rate: both errors at each threshold. */
export function tradeOffCurve(
  needed: readonly number[],
  others: readonly number[],
  steps = 100,
): TradeOffPoint[] {
  return Array.from({ length: steps + 1 }, (_, i) => {
    const tau = i / steps;
    const missed = needed.length ? missesBelow(needed, tau) / needed.length : 0;
    const kept = others.length ? missesBelow(others, tau) / others.length : 1;
    return { tau, missed, escalatedWithoutNeed: 1 - kept };
  });
}

/**
 * Thins a sample that was labelled with known, unequal probabilities back to an unweighted one: item i is kept
 * with probability π_min / π_i. `draws` are uniform numbers in [0, 1), one for each item.
 */
export function thinToUnweighted<T>(
  items: readonly T[],
  inclusion: readonly number[],
  draws: readonly number[],
): T[] {
  const lowest = inclusion.reduce((a, b) => Math.min(a, b), 1);
  return items.filter((_, i) => draws[i]! < lowest / inclusion[i]!);
}
