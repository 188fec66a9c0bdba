import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const PROBE = path.join(import.meta.dirname, 'memory-probe.mjs');
const WAIT_MS = 30_000;
const LOOK_MS = 20;

export type Memory = {
  /** Live objects, after garbage was collected. */
  heapBytes: number;
  /** What the operating system has given to the process, after the same. */
  residentBytes: number;
};

/** Lets processes be asked what memory they hold: by arguments of Node and an environment to start them with. */
export async function createMemoryProbe() {
  const folder = await mkdtemp(path.join(tmpdir(), 'handrail-bench-memory-'));
  const file = path.join(folder, 'memory');
  return {
    nodeArgs: ['--expose-gc', '--import', PROBE],
    env: { BENCH_MEMORY_FILE: file },
    async read(pid: number): Promise<Memory> {
      const answer = `${file}.${pid}`;
      await rm(answer, { force: true });
      process.kill(pid, 'SIGUSR2');
      for (let waitedMs = 0; waitedMs < WAIT_MS; waitedMs += LOOK_MS) {
        const text = await readFile(answer, 'utf8').catch(() => null);
        if (text) {
          const { heapUsed, external, rss } = JSON.parse(text) as NodeJS.MemoryUsage;
          return { heapBytes: heapUsed + external, residentBytes: rss };
        }
        await sleep(LOOK_MS);
      }
      throw new Error(`process ${pid} did not say what memory it holds`);
    },
    stop: () => rm(folder, { recursive: true, force: true }),
  };
}
