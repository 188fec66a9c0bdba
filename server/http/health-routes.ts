import { Router } from 'express';
import type { Registry } from 'prom-client';
import { RefusalError } from '../refusal.ts';
import { bearerOf } from './visitor-routes.ts';

export type Checks = { store: boolean; queue: boolean; ai: boolean };

type Deps = {
  checks: () => Promise<Checks>;
  registry: Registry;
  /** Null: no token is asked for (demo mode, loopback only). */
  metricsToken: string | null | undefined;
  queueMetrics: () => Promise<string>;
};

/** For operators: whether the process lives, whether it can serve, and its figures. */
export function healthRoutes({ checks, registry, metricsToken, queueMetrics }: Deps): Router {
  const router = Router();
  router.get('/healthz', (_request, response) => {
    response.json({ status: 'ok' });
  });
  router.get('/readyz', async (_request, response) => {
    const found = await checks();
    const status = !found.store ? 'unavailable' : found.queue && found.ai ? 'ok' : 'degraded';
    response.status(found.store ? 200 : 503).json({
      status,
      checks: Object.fromEntries(Object.entries(found).map(([name, isUp]) => [name, isUp ? 'up' : 'down'])),
    });
  });
  router.get('/metrics', async (request, response) => {
    if (metricsToken === undefined)
      throw new RefusalError('not_found', 'Set HANDRAIL_METRICS_TOKEN to open /metrics');
    if (metricsToken !== null && bearerOf(request) !== metricsToken) {
      throw new RefusalError('unauthenticated', 'Send HANDRAIL_METRICS_TOKEN as Bearer');
    }
    const queues = await queueMetrics().catch(() => '');
    response.type('text/plain; version=0.0.4').send(`${await registry.metrics()}\n${queues}`);
  });
  return router;
}
