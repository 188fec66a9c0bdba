import { cpus, loadavg } from 'node:os';
import { ownCpuTimeUs } from './cpu.ts';

/** What else the machine did while a row was measured. */
export type Beside = {
  seconds: number;
  /** Load average of the last minute at the end of the row. */
  load: number;
  /** Share of all processors that others kept busy, 0 to 1; null where the system does not tell. */
  othersBusy: number | null;
};

/** Runs work and says what else ran meanwhile. */
export async function withBeside<T>(work: () => Promise<T>): Promise<{ result: T; beside: Beside }> {
  const [times, own, startedAt] = [readTimes(), ownCpuTimeUs(), performance.now()];
  const result = await work();
  const [timesAfter, ownAfter] = [readTimes(), ownCpuTimeUs()];
  const all = timesAfter.all - times.all;
  const busy = timesAfter.busy - times.busy;
  const ours = own === null || ownAfter === null ? null : (ownAfter - own) / 1000;
  return {
    result,
    beside: {
      seconds: (performance.now() - startedAt) / 1000,
      load: loadavg()[0] ?? Number.NaN,
      othersBusy: ours === null || all === 0 ? null : Math.min(1, Math.max(0, (busy - ours) / all)),
    },
  };
}

/** Share of all processors that was busy while `work` ran, 0 to 1. */
export async function busyShare(work: () => Promise<unknown>): Promise<number> {
  const before = readTimes();
  await work();
  const after = readTimes();
  return (after.busy - before.busy) / (after.all - before.all);
}

function readTimes(): { busy: number; all: number } {
  let [busy, all] = [0, 0];
  for (const { times } of cpus()) {
    const working = times.user + times.nice + times.sys + times.irq;
    busy += working;
    all += working + times.idle;
  }
  return { busy, all };
}
