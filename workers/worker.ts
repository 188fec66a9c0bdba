import type { Config } from '../server/config.ts';
import type { Log } from '../server/log.ts';
import { createParts } from '../server/parts.ts';
import type { Directory } from '../server/store/directory.ts';
import { createKeyedQueue } from '../server/timeline/keyed-queue.ts';
import { createEngine, isLocalEngine } from './engines/create-engine.ts';
import { readModels } from './engines/local/models.ts';
import { expireOffer } from './jobs/expire-offer.ts';
import { route } from './jobs/route.ts';
import { triage } from './jobs/triage.ts';
import { WATCHDOG_EVERY_MS, watch } from './jobs/watchdog.ts';
import { createKnowledge, type Knowledge } from './knowledge/knowledge.ts';
import { type Handlers, runWorkers } from './runner.ts';
import { announceCircuit } from './triage/circuit-notice.ts';

export type RunningWorker = { close: () => Promise<void> };

/** Builds the process that works behind: one table of handlers, one runner. */
export async function startWorker(config: Config, log: Log): Promise<RunningWorker> {
  const parts = await createParts(config, log);
  const now = () => new Date();
  const knowledge = createKnowledge(parts.store.directory.articles, log);
  const models = await readModels();
  const engine = await createEngine(config);
  const isLocal = isLocalEngine(config);
  const deps = { ...parts, inTurn: createKeyedQueue(), knowledge, models, engine, isLocal, now, log };
  const handlers: Handlers = {
    triage: (payload, signal) => triage(deps, payload, signal),
    route: (payload) => route(deps, payload),
    'expire-offer': (payload) => expireOffer(deps, payload),
    watchdog: () => watch(deps),
  };
  const runner = runWorkers({
    redisUrl: config.REDIS_URL,
    handlers,
    concurrency: { triage: config.HANDRAIL_TRIAGE_CONCURRENCY, handoff: 10 },
    log,
  });
  const stopWarming = keepWarm(parts.store.directory.workspaces, knowledge, log);
  const stopAnnouncing = announceCircuit(engine, parts.bus);
  await scheduleWatchdog(parts.producer, log);
  return {
    async close() {
      stopAnnouncing();
      stopWarming();
      await runner.close();
      await parts.close();
    },
  };
}

const WARM_EVERY_MS = 5_000;

/** Reads articles ahead and again as they change, also of a workspace made later, so that no contact waits for it. */
function keepWarm(workspaces: Directory['workspaces'], knowledge: Knowledge, log: Log): () => void {
  const warm = async () => {
    for (const { _id } of await workspaces.find({}, { _id: 1 }).lean()) await knowledge.warm(_id);
  };
  const look = () =>
    void warm().catch((error: Error) => log.debug({ err: error.message }, 'articles: will be read later'));
  look();
  const timer = setInterval(look, WARM_EVERY_MS);
  timer.unref();
  return () => clearInterval(timer);
}

/** Every process schedules it at every start; where the queue is away it is scheduled when it is back. */
async function scheduleWatchdog(
  producer: { schedule: (name: 'watchdog', everyMs: number) => Promise<void> },
  log: Log,
) {
  try {
    await producer.schedule('watchdog', WATCHDOG_EVERY_MS);
  } catch (error) {
    log.debug({ err: (error as Error).message }, 'watchdog: will be scheduled later');
    setTimeout(() => void scheduleWatchdog(producer, log), 1_000).unref();
  }
}
