import { readFileSync } from 'node:fs';

/** Linux counts in hundredths of a second. */
const TICK_US = 10_000;

/** Microseconds of processor time that a process has used so far; null where the system does not tell. */
export function cpuTimeUs(pid: number | undefined): number | null {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /, '')
      .split(' ');
    return (Number(fields[11]) + Number(fields[12])) * TICK_US;
  } catch {
    return null;
  }
}

/** Runs work and says how much processor time each process used meanwhile. */
export async function withCpu<T, K extends string>(
  pids: Record<K, number | undefined>,
  work: () => Promise<T>,
) {
  const names = Object.keys(pids) as K[];
  const before = names.map((name) => cpuTimeUs(pids[name]));
  const result = await work();
  const used = names.map((name, index): [K, number | null] => {
    const [from, to] = [before[index] ?? null, cpuTimeUs(pids[name])];
    return [name, from === null || to === null ? null : to - from];
  });
  return { result, cpuUs: Object.fromEntries(used) as Record<K, number | null> };
}
