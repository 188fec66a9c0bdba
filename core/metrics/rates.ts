/** The 97.5% point of the standard normal distribution. */
const Z95 = 1.959963984540054;

/** Below this denominator a share says too little: show the counts only (docs/measurement.md §0). */
export const MIN_DENOMINATOR = 30;

export type Interval = { low: number; high: number };

/**
 * Wilson's score interval for `successes` of `total` (95%): Wilson 1927. Null where there is nothing to divide by.
 * @throws RangeError when the counts are not 0 ≤ successes ≤ total.
 */
export function wilson(successes: number, total: number): Interval | null {
  if (!(successes >= 0 && successes <= total)) {
    throw new RangeError(`${successes} of ${total} is not a share`);
  }
  if (total === 0) return null;
  const share = successes / total;
  const z2 = Z95 * Z95;
  const centre = (share + z2 / (2 * total)) / (1 + z2 / total);
  const half = (Z95 / (1 + z2 / total)) * Math.sqrt((share * (1 - share)) / total + z2 / (4 * total * total));
  return {
    low: successes === 0 ? 0 : Math.max(0, centre - half),
    high: successes === total ? 1 : Math.min(1, centre + half),
  };
}

/** The nearest-rank percentile (`share` in 0..1) of values in any order; null for none. */
export function percentile(values: readonly number[], share: number): number | null {
  if (values.length === 0) return null;
  const sorted = [...values].sort((a, b) => a - b);
  const rank = Math.max(1, Math.ceil(share * sorted.length - 1e-9));
  return sorted[rank - 1] ?? null;
}

/** The middle value, or the mean of the two middle ones; null for none. */
export function median(values: readonly number[]): number | null {
  if (values.length === 0) return null;
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? 0) + upper) / 2;
}

export function mean(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
}
