import { randomUUID } from 'node:crypto';
import type { Log } from '../server/log.ts';
import type { WorkerReport, Workers } from '../server/store/workers.ts';

const EVERY_MS = 1_000;

type Deps = {
  workers: Pick<Workers, 'report' | 'markStopped'>;
  /** The rest of the report, read anew each time. */
  report: () => Omit<WorkerReport, 'awaits'>;
  log: Log;
};

export type Heartbeat = ReturnType<typeof startHeartbeat>;

/** Tells the servers, through the store, what this worker still waits for and, in the end, that it can answer. */
export function startHeartbeat({ workers, report, log }: Deps, awaits: readonly string[]) {
  const id = randomUUID();
  const awaited = new Set(awaits);
  let isStopped = false;

  async function beat(): Promise<void> {
    if (isStopped) return;
    await workers
      .report(id, { awaits: [...awaited], ...report() })
      .catch((error: Error) => log.debug({ err: error.message }, 'heartbeat: will be tried again'));
  }

  void beat();
  const timer = setInterval(() => void beat(), EVERY_MS);
  timer.unref();
  return {
    beat,
    /** Something awaited is there. */
    async arrived(name: string): Promise<void> {
      awaited.delete(name);
      await beat();
    },
    async stop(): Promise<void> {
      clearInterval(timer);
      isStopped = true;
      await workers.markStopped(id).catch(() => undefined);
    },
  };
}
