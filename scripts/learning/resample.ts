import { seededRandom, shuffle } from '../../core/triage/intent/random.ts';

/** Splits 0…n−1 into k folds of nearly equal size, in a seeded order. */
export function kFold(n: number, k: number, seed = 1): number[][] {
  const order = shuffle(
    Array.from({ length: n }, (_, i) => i),
    seededRandom(seed),
  );
  const folds: number[][] = Array.from({ length: k }, () => []);
  order.forEach((index, position) => {
    folds[position % k]!.push(index);
  });
  return folds;
}

/** Folds in which all items of one group (a dialogue, an author) stay together. */
export function groupFold(groups: readonly (string | number)[], k: number, seed = 1): number[][] {
  const names = shuffle([...new Set(groups)], seededRandom(seed));
  const foldOf = new Map(names.map((name, position) => [name, position % k] as const));
  const folds: number[][] = Array.from({ length: k }, () => []);
  groups.forEach((group, index) => {
    folds[foldOf.get(group)!]!.push(index);
  });
  return folds;
}

export type Interval = { readonly low: number; readonly high: number };

/**
 * Percentile bootstrap interval of a statistic of n items: `statistic` gets the drawn indices. Draws
 * that give no number (an empty denominator) are left out.
 */
export function bootstrap(
  n: number,
  statistic: (indices: Uint32Array) => number,
  { rounds = 1000, level = 0.95, seed = 1 }: { rounds?: number; level?: number; seed?: number } = {},
): Interval {
  const random = seededRandom(seed);
  const indices = new Uint32Array(n);
  const values: number[] = [];
  for (let round = 0; round < rounds; round++) {
    for (let i = 0; i < n; i++) indices[i] = Math.floor(random() * n);
    const value = statistic(indices);
    if (Number.isFinite(value)) values.push(value);
  }
  values.sort((a, b) => a - b);
  const at = (q: number): number =>
    values[Math.min(values.length - 1, Math.floor(q * values.length))] ?? Number.NaN;
  return { low: at((1 - level) / 2), high: at((1 + level) / 2) };
}

/** Area under the ROC curve by ranks, ties counted half. NaN where one class is absent. */
export function areaUnderCurve(scores: ArrayLike<number>, labels: ArrayLike<number>): number {
  const order = Array.from({ length: scores.length }, (_, i) => i).sort((a, b) => scores[a]! - scores[b]!);
  let positives = 0;
  let rankSum = 0;
  for (let i = 0; i < order.length; ) {
    let j = i;
    while (j < order.length && scores[order[j]!] === scores[order[i]!]) j++;
    const rank = (i + j + 1) / 2;
    for (let k = i; k < j; k++) {
      if (labels[order[k]!] === 1) {
        positives++;
        rankSum += rank;
      }
    }
    i = j;
  }
  const negatives = order.length - positives;
  if (positives === 0 || negatives === 0) return Number.NaN;
  return (rankSum - (positives * (positives + 1)) / 2) / (positives * negatives);
}
