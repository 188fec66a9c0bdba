/** How well probabilities fit what happened. `p` and `y` (0 or 1) are of equal length, at least one item. */
export type Outcomes = { readonly p: readonly number[]; readonly y: readonly number[] };

const mean = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / values.length;

/** Mean squared error of the probabilities (Brier 1950). */
export const brierScore = ({ p, y }: Outcomes): number => mean(p.map((value, i) => (value - y[i]!) ** 2));

/** Mean negative log-likelihood, in nats; probabilities are kept 1e-12 away from 0 and 1. */
export function logLoss({ p, y }: Outcomes): number {
  return mean(
    p.map((value, i) => {
      const safe = Math.min(1 - 1e-12, Math.max(1e-12, value));
      return y[i] === 1 ? -Math.log(safe) : -Math.log(1 - safe);
    }),
  );
}

export type ReliabilityBin = { from: number; to: number; n: number; predicted: number; observed: number };

/** The rows of a reliability chart; a value on an inner edge belongs to the bin above it. */
export function reliabilityBins({ p, y }: Outcomes, edges: readonly number[]): ReliabilityBin[] {
  const bounds = [0, ...edges, 1];
  return bounds.slice(0, -1).map((from, bin) => {
    const to = bounds[bin + 1]!;
    const last = bin === bounds.length - 2;
    const inside = p.flatMap((value, i) => (value >= from && (value < to || last) ? [i] : []));
    const share = (values: readonly number[]) => (inside.length ? mean(inside.map((i) => values[i]!)) : 0);
    return { from, to, n: inside.length, predicted: share(p), observed: share(y) };
  });
}

const tenths = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9];

/** Expected calibration error: the gap between predicted and observed, weighted by the size of the bins. */
export function expectedCalibrationError(outcomes: Outcomes, edges: readonly number[] = tenths): number {
  const n = outcomes.p.length;
  return reliabilityBins(outcomes, edges).reduce(
    (sum, bin) => sum + (bin.n / n) * Math.abs(bin.predicted - bin.observed),
    0,
  );
}

/** Area under the ROC curve by ranks, ties counted half; null where one class is empty. */
export function areaUnderCurve({ p, y }: Outcomes): number | null {
  const order = p.map((value, i) => ({ value, positive: y[i] === 1 })).sort((a, b) => a.value - b.value);
  const positives = order.filter((item) => item.positive).length;
  const negatives = order.length - positives;
  if (positives === 0 || negatives === 0) return null;
  let rankSum = 0;
  for (let start = 0; start < order.length; ) {
    let end = start;
    while (end < order.length && order[end]!.value === order[start]!.value) end++;
    const rank = (start + 1 + end) / 2;
    for (let i = start; i < end; i++) if (order[i]!.positive) rankSum += rank;
    start = end;
  }
  return (rankSum - (positives * (positives + 1)) / 2) / (positives * negatives);
}
