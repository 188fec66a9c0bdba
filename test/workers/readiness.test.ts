import { randomUUID } from 'node:crypto';
import { openVisitor } from '../../scripts/replay/clients/visitor.ts';
import { get } from '../../scripts/replay/clients/wire.ts';
import { type Config, readConfig } from '../../server/config.ts';
import { createLog } from '../../server/log.ts';
import { type RunningServer, startServer } from '../../server/server.ts';
import { type RunningWorker, startWorker } from '../../workers/worker.ts';
import { good } from '../support/answers.ts';
import { type PrivateServices, startPrivateServices } from '../support/services.ts';

jest.setTimeout(120_000);

const DEMO = { HANDRAIL_DEMO: '1', HANDRAIL_DEMO_PASSWORD: 'correct horse battery' };
const COMPANY = {
  HANDRAIL_WORKSPACE: 'acme',
  HANDRAIL_ADMIN_EMAIL: 'admin@acme.test',
  HANDRAIL_ADMIN_PASSWORD: 'correct horse battery',
};

describe('ready means that the assistant can answer', () => {
  let services: PrivateServices;
  let server: RunningServer | null;
  let worker: RunningWorker | null;

  beforeEach(async () => {
    services = await startPrivateServices();
    server = null;
    worker = null;
  });

  afterEach(async () => {
    await worker?.close();
    await server?.close();
    await services.stop();
  });

  const settings = (env: Record<string, string>): Config =>
    readConfig({
      PORT: '0',
      MONGODB_URI: services.mongoUri,
      REDIS_URL: services.redisUrl,
      HANDRAIL_SECRET: 'a secret that is only good for tests and trials',
      LOG_LEVEL: 'silent',
      ...env,
    });
  const startServing = async (config: Config) => {
    server = await startServer(config, createLog('silent', 'server'), import.meta.dirname);
    return server;
  };
  const startWorking = async (config: Config) => {
    worker = await startWorker(config, createLog('silent', 'worker'));
    return worker;
  };

  it('a worker that is there first waits for the articles, and the first question at "ready" is answered from one', async () => {
    const config = settings(DEMO);
    const { ready } = await startWorking(config);
    const { url } = await startServing(config);
    expect((await get(`${url}/readyz`)).body).toMatchObject({ status: 'starting', articles: null });
    expect(await ready).toBe(true);

    const readiness = await get(`${url}/readyz`);
    const visitor = await openVisitor({ url });
    const { conversationId } = good(
      await visitor.send('conversation:start', {
        clientId: randomUUID(),
        text: 'How do I schedule a nightly export?',
      }),
    );
    expect(readiness.status).toBe(200);
    expect(readiness.body).toMatchObject({
      status: 'ok',
      checks: { store: 'up', queue: 'up', ai: 'up' },
      workers: { ready: 1, starting: 0 },
      awaits: [],
      notes: [],
    });
    expect(readiness.body.articles).toBeGreaterThan(30);
    const next = await visitor.nextEntry(
      conversationId,
      ({ type, actor }) => type === 'escalation.requested' || actor.kind === 'assistant',
      { what: 'an answer or a person', timeoutMs: 30_000 },
    );
    expect(next).toMatchObject({
      type: 'message.posted',
      data: { reply: { articles: [expect.objectContaining({ id: 'schedule-an-export' })] } },
    });
    visitor.close();
  });

  it('without a worker it says what it waits for, and takes a press all the same', async () => {
    const config = settings(COMPANY);
    const { url } = await startServing(config);
    const starting = await get(`${url}/readyz`);
    expect(starting.status).toBe(503);
    expect(starting.body).toMatchObject({
      status: 'starting',
      checks: { store: 'up', ai: 'starting' },
      workers: { ready: 0, starting: 0 },
      awaits: expect.arrayContaining(['a worker']),
    });
    const visitor = await openVisitor({ url, workspace: 'acme' });
    const press = good(await visitor.send('human:request', { clientId: randomUUID() }));
    expect(press.access.waiting).toBe(true);
    visitor.close();
  });

  it('without articles it is ready and says so; a question goes to a person', async () => {
    const config = settings(COMPANY);
    const { url } = await startServing(config);
    await (await startWorking(config)).ready;
    const { body, status } = await get(`${url}/readyz`);
    expect({ status, ...body }).toMatchObject({
      status: 'ok',
      articles: 0,
      notes: ['There are no articles yet: every question goes to a person.'],
    });
    const visitor = await openVisitor({ url, workspace: 'acme' });
    const { conversationId } = good(
      await visitor.send('conversation:start', { clientId: randomUUID(), text: 'How do I add a colleague?' }),
    );
    await visitor.nextEntry(conversationId, ({ type }) => type === 'escalation.requested', {
      what: 'a person',
      timeoutMs: 30_000,
    });
    visitor.close();
  });

  it('once it could answer, a worker that is away degrades: the way to a person stays open', async () => {
    const config = settings(COMPANY);
    const { url } = await startServing(config);
    const first = await startWorking(config);
    await first.ready;
    await first.close();
    worker = null;
    const away = await get(`${url}/readyz`);
    expect(away.status).toBe(200);
    expect(away.body).toMatchObject({ status: 'degraded', checks: { ai: 'down' }, awaits: ['a worker'] });

    // A server that has started since knows as well that there was one.
    await server?.close();
    const again = await startServing(config);
    expect((await get(`${again.url}/readyz`)).status).toBe(200);
    await (await startWorking(config)).ready;
    expect((await get(`${again.url}/readyz`)).body).toMatchObject({ checks: { ai: 'up' } });
  });

  it('a worker that ends counts no more, and one of several is enough', async () => {
    const config = settings(COMPANY);
    const { url } = await startServing(config);
    const [first, second] = [await startWorking(config), await startWorker(config, createLog('silent', 'w'))];
    await Promise.all([first.ready, second.ready]);
    expect((await get(`${url}/readyz`)).body).toMatchObject({ status: 'ok', workers: { ready: 2 } });
    await second.close();
    expect((await get(`${url}/readyz`)).body).toMatchObject({ status: 'ok', workers: { ready: 1 } });
  });
});
