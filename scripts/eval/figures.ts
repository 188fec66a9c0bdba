import { bootstrap, type Interval } from '../learning/resample.ts';

/** Outcomes of a yes/no detector on labelled items. */
export type Outcomes = { readonly said: readonly boolean[]; readonly truth: readonly boolean[] };

export type Figure = { readonly value: number } & Interval;

type Counts = { hits: number; falseAlarms: number; misses: number };

function count({ said, truth }: Outcomes, indices: ArrayLike<number>): Counts {
  const counts = { hits: 0, falseAlarms: 0, misses: 0 };
  for (let k = 0; k < indices.length; k++) {
    const i = indices[k]!;
    if (said[i] && truth[i]) counts.hits++;
    else if (said[i]) counts.falseAlarms++;
    else if (truth[i]) counts.misses++;
  }
  return counts;
}

const allOf = (n: number): number[] => Array.from({ length: n }, (_, i) => i);

/** Share of the alarms that were right. NaN where there was no alarm. */
export const precision = (
  outcomes: Outcomes,
  indices: ArrayLike<number> = allOf(outcomes.said.length),
): number => {
  const { hits, falseAlarms } = count(outcomes, indices);
  return hits / (hits + falseAlarms);
};

/** Share of the true cases that were found. */
export const recall = (
  outcomes: Outcomes,
  indices: ArrayLike<number> = allOf(outcomes.said.length),
): number => {
  const { hits, misses } = count(outcomes, indices);
  return hits / (hits + misses);
};

/** A statistic of n items with its 95 % bootstrap interval. */
export function withInterval(
  n: number,
  statistic: (indices: ArrayLike<number>) => number,
  rounds = 1000,
): Figure {
  return { value: statistic(allOf(n)), ...bootstrap(n, statistic, { rounds }) };
}

/** The share of true values with its interval. */
export const shareOf = (hits: readonly boolean[]): Figure =>
  withInterval(hits.length, (indices) => {
    let sum = 0;
    for (let k = 0; k < indices.length; k++) if (hits[indices[k]!]) sum++;
    return sum / indices.length;
  });
