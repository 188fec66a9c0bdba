/** Tolerance added to T, as the authors' code has it. */
const EPSILON = 1e-7;

export type GttOptions = {
  /** Tolerance in turns; 1, 2 and 3 give GT-I, GT-II and GT-III. */
  readonly tolerance: number;
  /** In (−1, 1); above 0 punishes late moments and favours early ones. */
  readonly lambda?: number;
};

/**
 * Golden Transfer within Tolerance (Liu et al., "Time to Transfer", AAAI 2021): how near the predicted
 * moments of a dialogue lie to the true ones, 0 to 1. Both lists hold turn numbers. Without predictions and
 * without true moments it is 1; where just one is empty it is 0. It averages over predictions, so that a
 * missed second need costs nothing: always read it beside recall.
 */
export function goldenTransfer(
  predicted: readonly number[],
  gold: readonly number[],
  { tolerance, lambda = 0 }: GttOptions,
): number {
  if (!(lambda > -1 && lambda < 1)) throw new RangeError('lambda must be between -1 and 1');
  if (!(tolerance > 0)) throw new RangeError('the tolerance must be above 0');
  if (predicted.length === 0 && gold.length === 0) return 1;
  if (predicted.length === 0 || gold.length === 0) return 0;
  const credit = (p: number, q: number): number =>
    Math.exp(-((p - q) ** 2) / (2 * (tolerance + EPSILON) ** 2 * (1 - lambda * Math.sign(p - q))));
  const best = predicted.map((p) => gold.reduce((most, q) => Math.max(most, credit(p, q)), 0));
  return best.reduce((sum, value) => sum + value, 0) / predicted.length;
}
