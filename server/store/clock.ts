import type { Connection } from 'mongoose';
import type { Log } from '../log.ts';

const MEASURE_EVERY_MS = 10_000;
/** An answer that took longer than this says too little about the moment it was given. */
const LONGEST_ROUND_TRIP_MS = 1_000;
/** Clocks that differ by more than this are worth a word. */
export const NOTABLE_SKEW_MS = 1_000;

export type StoreClock = {
  /** The store's time, the one that all processes share. */
  now: () => Date;
  /** How far this machine's clock is ahead of the store's, in ms; negative: behind. */
  skewMs: () => number;
  stop: () => void;
};

type Sample = { storeMs: number; takenAt: number; skewMs: number };

/**
 * The store's time without asking for it each time: asked now and then, and counted on by a clock that nobody sets.
 * Whatever processes compare with each other (times of entries, leases, ends of offers) goes by it, so that a machine
 * whose clock is wrong harms nobody.
 */
export async function startStoreClock(connection: Connection, log: Log): Promise<StoreClock> {
  let sample = await takeSample(connection);
  let wasNotable = false;

  function warn(): void {
    const isNotable = Math.abs(sample.skewMs) > NOTABLE_SKEW_MS;
    if (isNotable && !wasNotable)
      log.warn({ skewMs: Math.round(sample.skewMs) }, "this machine's clock differs from the store's");
    wasNotable = isNotable;
  }

  async function measure(): Promise<void> {
    const askedAt = performance.now();
    const taken = await takeSample(connection);
    if (performance.now() - askedAt > LONGEST_ROUND_TRIP_MS) return;
    sample = taken;
    warn();
  }

  warn();
  const timer = setInterval(() => {
    measure().catch((error: Error) => log.debug({ err: error.message }, 'clock: will be measured again'));
  }, MEASURE_EVERY_MS);
  timer.unref();
  return {
    now: () => new Date(sample.storeMs + performance.now() - sample.takenAt),
    skewMs: () => sample.skewMs,
    stop: () => clearInterval(timer),
  };
}

/** The store's time at the middle of asking and hearing. */
async function takeSample(connection: Connection): Promise<Sample> {
  const askedAt = performance.now();
  const pipeline = [{ $documents: [{ at: '$$NOW' }] }];
  const [answer] = await connection.getClient().db().aggregate<{ at: Date }>(pipeline).toArray();
  const takenAt = (askedAt + performance.now()) / 2;
  if (!answer) throw new Error('the store does not tell its time');
  const storeMs = answer.at.getTime();
  return { storeMs, takenAt, skewMs: Date.now() - (storeMs + performance.now() - takenAt) };
}
