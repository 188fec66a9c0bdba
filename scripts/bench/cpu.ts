import { readdirSync, readFileSync } from 'node:fs';

/** Linux counts in hundredths of a second. */
const TICK_US = 10_000;

/** Microseconds of processor time that a process has used so far; null where the system does not tell. */
export function cpuTimeUs(pid: number | undefined): number | null {
  const fields = statOf(pid);
  return fields && (Number(fields[11]) + Number(fields[12])) * TICK_US;
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

/** Processor time of this process and of all that it started, also of those that have ended; null where not told. */
export function ownCpuTimeUs(): number | null {
  const own = statOf(process.pid);
  if (!own) return null;
  const parents = new Map<number, number[]>();
  for (const name of readdirSync('/proc')) {
    const pid = Number(name);
    const parent = Number(Number.isInteger(pid) ? statOf(pid)?.[1] : Number.NaN);
    if (Number.isInteger(parent)) parents.set(parent, [...(parents.get(parent) ?? []), pid]);
  }
  let sum = 0;
  for (const pids = [process.pid]; pids.length > 0; ) {
    const pid = pids.pop() ?? 0;
    // Of itself, and of its children that have ended.
    const fields = statOf(pid) ?? [];
    for (const index of [11, 12, 13, 14]) sum += Number(fields[index] ?? 0) * TICK_US;
    pids.push(...(parents.get(pid) ?? []));
  }
  return sum;
}

/** The fields of a process from its state on; null where the system does not tell or it has ended. */
function statOf(pid: number | undefined): string[] | null {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ');
  } catch {
    return null;
  }
}
