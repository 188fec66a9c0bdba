import type { Station } from './queueing.ts';

/** What a simulated line saw. */
export type Seen = { waits: number; meanSeconds: number; p99Seconds: number; busiest: number };

/**
 * Plays a line event by event: arrivals at random, first come first served, service times drawn from `draw`. What the
 * formulas of queueing.ts are checked by, and what they cannot do: a rate that changes in the course of it.
 * @param rateAt arrivals a second at a moment, never above `highest`
 * @param draw seconds that one takes
 * @param random 0 to 1
 */
export function simulateLine(
  { servers }: Pick<Station, 'servers'>,
  { rateAt, highest, seconds }: { rateAt: (at: number) => number; highest: number; seconds: number },
  draw: () => number,
  random: () => number,
): Seen {
  const freeAt = new Float64Array(servers);
  const waited: number[] = [];
  let busySeconds = 0;
  let at = 0;
  for (;;) {
    at -= Math.log(1 - random()) / highest;
    if (at >= seconds) break;
    // Thinning (Lewis and Shedler 1979): of arrivals at the highest rate, the share that belongs to this moment.
    if (random() * highest > rateAt(at)) continue;
    const next = earliest(freeAt);
    const begins = Math.max(at, freeAt[next] ?? 0);
    const takes = draw();
    freeAt[next] = begins + takes;
    busySeconds += takes;
    waited.push(begins - at);
  }
  waited.sort((a, b) => a - b);
  const count = Math.max(1, waited.length);
  return {
    waits: waited.filter((wait) => wait > 0).length / count,
    meanSeconds: waited.reduce((sum, wait) => sum + wait, 0) / count,
    p99Seconds: waited[Math.floor(waited.length * 0.99)] ?? 0,
    busiest: busySeconds / (servers * seconds),
  };
}

function earliest(freeAt: Float64Array): number {
  let best = 0;
  for (let index = 1; index < freeAt.length; index += 1)
    if ((freeAt[index] ?? 0) < (freeAt[best] ?? 0)) best = index;
  return best;
}
