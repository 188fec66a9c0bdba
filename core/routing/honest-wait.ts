/** The waits that an announcement rests on: the newest `count` of the last `days`. */
export const WAIT_HISTORY = { days: 7, count: 200 };

/** With fewer answered waits than this, no honest wait can be told. */
export const MIN_WAITS = 20;

/**
 * The wait to announce, in seconds, rounded up to half a minute: four of five recent contacts were answered within it,
 * and each conversation ahead adds a quarter of the median wait. Null where the history is too thin.
 * @param waitsSeconds waits from escalation to the first answer by an agent, newest first
 * @param position place in line, 1 is next
 */
export function honestWait(waitsSeconds: number[], position: number): number | null {
  if (waitsSeconds.length < MIN_WAITS) return null;
  const sorted = [...waitsSeconds].sort((a, b) => a - b);
  const upper = sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * 0.8) - 1)] ?? 0;
  const median = sorted[Math.floor(sorted.length / 2)] ?? 0;
  // The waits of the past contain the usual line already, so only those ahead add to them.
  const seconds = upper + Math.max(0, position - 1) * median * 0.25;
  return Math.ceil(seconds / 30) * 30;
}
