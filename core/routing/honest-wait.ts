/** The waits that an announcement rests on: the newest `count` of the last `days`. */
export const WAIT_HISTORY = { days: 7, count: 200 };

/** Fewer answered waits than this say nothing honest. */
export const MIN_WAITS = 20;

/**
 * The wait to announce, in seconds: four of five recent customers were answered within it, scaled by the place in
 * line against the line's usual length of one. Null where the history is too thin.
 * @param waitsSeconds waits from escalation to first human answer, newest first
 */
export function honestWait(waitsSeconds: number[], position: number): number | null {
  if (waitsSeconds.length < MIN_WAITS) return null;
  const sorted = [...waitsSeconds].sort((a, b) => a - b);
  const upper = sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * 0.8) - 1)] ?? 0;
  const median = sorted[Math.floor(sorted.length / 2)] ?? 0;
  // Each person ahead adds a typical wait's share; the first place already contains the usual line.
  const seconds = upper + Math.max(0, position - 1) * median * 0.25;
  return Math.ceil(seconds / 30) * 30;
}
