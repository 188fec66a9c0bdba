import { Counter, Registry } from 'prom-client';
import { readConfig } from '../../server/config.ts';
import { openMetricsPort } from '../../workers/metrics-port.ts';

describe("a worker's port for metrics", () => {
  const registry = new Registry();
  new Counter({ name: 'things_total', help: 'Things', registers: [registry] }).inc(3);
  let port: Awaited<ReturnType<typeof openMetricsPort>>;

  beforeAll(async () => {
    port = await openMetricsPort({ port: 0, host: '127.0.0.1', token: 'the right token of all', registry });
  });
  afterAll(() => port?.close());

  const ask = (path: string, authorization?: string, method = 'GET') =>
    fetch(`http://127.0.0.1:${port.port}${path}`, {
      method,
      headers: authorization === undefined ? {} : { authorization },
    });

  it('answers whoever has the token', async () => {
    const answer = await ask('/metrics', 'Bearer the right token of all');
    expect(answer.status).toBe(200);
    expect(await answer.text()).toContain('things_total 3');
  });

  it.each([undefined, '', 'Bearer ', 'Bearer the wrong token of all', 'the right token of all'])(
    'tells nothing to %j',
    async (authorization) => {
      const answer = await ask('/metrics', authorization);
      expect(answer.status).toBe(401);
      expect(await answer.text()).toBe('');
    },
  );

  it('has nothing else', async () => {
    expect((await ask('/', 'Bearer the right token of all')).status).toBe(404);
    expect((await ask('/metrics', 'Bearer the right token of all', 'POST')).status).toBe(404);
  });

  it('is not opened without a token', () => {
    const settings = {
      MONGODB_URI: 'mongodb://localhost/x',
      REDIS_URL: 'redis://localhost',
      HANDRAIL_SECRET: 'x'.repeat(32),
      HANDRAIL_WORKER_METRICS_PORT: '9464',
    };
    expect(() => readConfig(settings)).toThrow('HANDRAIL_WORKER_METRICS_PORT needs HANDRAIL_METRICS_TOKEN');
  });
});
