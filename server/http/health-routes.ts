import { Router } from 'express';
import type { Registry } from 'prom-client';
import { LATE_JOB_SECONDS, type Readiness } from '../../core/contract/readiness.ts';
import type { AssistantReadiness } from '../directory/assistant-readiness.ts';
import { RefusalError } from '../refusal.ts';
import { NOTABLE_SKEW_MS } from '../store/clock.ts';
import { mayScrape } from '../telemetry/scrape.ts';

type Deps = {
  isStoreUp: () => Promise<boolean>;
  isQueueUp: () => boolean;
  /** The nodes of the queue's cluster that do not answer. */
  silentQueueNodes: () => Promise<string[]>;
  assistant: () => Promise<AssistantReadiness>;
  /** Age of the oldest job of each queue that could run, in ms. */
  oldestJobs: () => Promise<{ ageMs: number }[]>;
  /** How far this machine's clock is ahead of the store's, in ms. */
  skewMs: () => number;
  registry: Registry;
  /** Null: no token is asked for (demo mode, loopback only). */
  metricsToken: string | null | undefined;
};

/** For operators: whether the process lives, whether it can serve, and its telemetry. */
export function healthRoutes(deps: Deps): Router {
  const { registry, metricsToken } = deps;
  const router = Router();
  router.get('/healthz', (_request, response) => {
    response.json({ status: 'ok' });
  });
  router.get('/readyz', async (_request, response) => {
    const readiness = await readinessNow(deps);
    const isServing = readiness.status === 'ok' || readiness.status === 'degraded';
    response.status(isServing ? 200 : 503).json(readiness);
  });
  router.get('/metrics', async (request, response) => {
    if (metricsToken === undefined)
      throw new RefusalError('not_found', 'Set HANDRAIL_METRICS_TOKEN to open /metrics');
    if (!mayScrape(request.get('authorization'), metricsToken)) {
      throw new RefusalError('unauthenticated', 'Send HANDRAIL_METRICS_TOKEN as Bearer');
    }
    response.type(registry.contentType).send(await registry.metrics());
  });
  return router;
}

const NOT_HEARD: AssistantReadiness = {
  ai: 'down',
  wasEverReady: true,
  workers: { ready: 0, starting: 0 },
  promises: [],
  articles: null,
  awaits: [],
};

async function readinessNow({
  isStoreUp,
  isQueueUp,
  silentQueueNodes,
  assistant,
  oldestJobs,
  skewMs,
}: Deps): Promise<Readiness> {
  const store = await isStoreUp();
  // Without the store nobody knows of the workers.
  const found = store ? await assistant().catch(() => NOT_HEARD) : NOT_HEARD;
  const { wasEverReady, awaits, promises, ...shown } = found;
  const silent = await silentQueueNodes();
  const oldestJobSeconds = isQueueUp() ? await oldestSeconds(oldestJobs) : null;
  const queue = oldestJobSeconds !== null && silent.length === 0;
  const isLate = queue && oldestJobSeconds > LATE_JOB_SECONDS;
  return {
    status: statusOf({ store, queue, isLate, ...found }),
    checks: { store: store ? 'up' : 'down', queue: queue ? 'up' : 'down', ai: found.ai },
    workers: shown.workers,
    oldestJobSeconds,
    articles: shown.articles,
    awaits: [
      ...new Set([
        ...(store ? [] : ['the conversation store']),
        ...(queue ? [] : ['the job queue']),
        ...silent.map((node) => `the node ${node} of the job queue`),
        ...(isLate ? ['a worker to take a job that is late'] : []),
        ...awaits,
      ]),
    ],
    notes: [
      ...(found.articles === 0 ? ['There are no articles yet: every question goes to a person.'] : []),
      ...promises,
      ...skewNotes(skewMs()),
    ],
  };
}

function skewNotes(skewMs: number): string[] {
  if (Math.abs(skewMs) <= NOTABLE_SKEW_MS) return [];
  const side = skewMs > 0 ? 'ahead of' : 'behind';
  return [
    `The clock of this server is ${Math.round(Math.abs(skewMs) / 1000)} s ${side} the store's. Handrail goes by the store's; set this one right all the same.`,
  ];
}

/** Null where the queue does not answer. */
async function oldestSeconds(oldestJobs: Deps['oldestJobs']): Promise<number | null> {
  const found = await oldestJobs().catch(() => null);
  return found && Math.round(Math.max(0, ...found.map(({ ageMs }) => ageMs)) / 1000);
}

function statusOf(
  found: Pick<AssistantReadiness, 'ai' | 'wasEverReady'> & {
    store: boolean;
    queue: boolean;
    isLate: boolean;
  },
) {
  if (!found.store) return 'unavailable';
  if (!found.wasEverReady) return 'starting';
  return found.queue && !found.isLate && found.ai === 'up' ? 'ok' : 'degraded';
}
