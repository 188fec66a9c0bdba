import { randomUUID } from 'node:crypto';
import { Queue } from 'bullmq';
import { get } from '../../scripts/replay/clients/wire.ts';
import { createLog } from '../../server/log.ts';
import { openStore } from '../../server/store/store.ts';
import { good } from '../support/answers.ts';
import { type Links, startApp, type TestApp } from '../support/app.ts';

jest.setTimeout(180_000);

const PATIENCE_MS = 60_000;

describe('connections that are half open: nothing is closed, and nothing comes', () => {
  let app: TestApp;
  let links: { server: Links; worker: Links };

  beforeAll(async () => {
    app = await startApp({ links: true });
    if (!app.links) throw new Error('needs links');
    links = app.links;
  });

  afterAll(async () => {
    await app?.stop();
  });

  it("the worker's to the queue: a question is answered all the same, and a wait is offered", async () => {
    links.worker.redis.strand();
    const ana = await app.agent();
    good(await ana.send('presence:set', { status: 'online', capacity: 50 }));
    const [asker, presser] = [await app.visitor(), await app.visitor()];
    const asked = good(
      await asker.send('conversation:start', {
        clientId: randomUUID(),
        text: 'How do I schedule an export?',
      }),
    );
    const pressed = good(await presser.send('human:request', { clientId: randomUUID() }));
    await Promise.all([
      asker.nextEntry(
        asked.conversationId,
        ({ type, actor }) => type === 'escalation.requested' || actor.kind === 'assistant',
        { what: 'an answer or a person', timeoutMs: PATIENCE_MS },
      ),
      ana.offers.first(({ conversationId }) => conversationId === pressed.conversationId, {
        what: 'the offer',
        timeoutMs: PATIENCE_MS,
      }),
    ]);
    for (const client of [asker, presser, ana]) client.close();
  });

  it("the server's to the store: a press is acknowledged once the connections are made anew", async () => {
    const visitor = await app.visitor();
    links.server.mongo.strand();
    const { answer } = await visitor.deliver('human:request', { clientId: randomUUID() }, PATIENCE_MS);
    expect(good(answer).access.waiting).toBe(true);
    visitor.close();
  });
});

test('a job that nobody takes makes the product degraded and says how late it is', async () => {
  const app = await startApp({ worker: false });
  const { hostname, port, pathname } = new URL(app.redisUrl);
  const connection = { host: hostname, port: Number(port), db: Number(pathname.slice(1)) };
  const queue = new Queue('triage', { connection, prefix: 'handrail' });
  // A job of a minute ago, as if the workers had been away since.
  await queue.add('triage', { conversationId: randomUUID() }, { timestamp: Date.now() - 60_000 });
  // All else is well.
  const store = await openStore(app.mongoUri, createLog('silent', 'test'));
  await store.workers.report('ready', { awaits: [], articles: 1, isEngineUp: true });
  const { body } = await get(`${app.url}/readyz`);
  expect(body.status).toBe('degraded');
  expect(body.oldestJobSeconds).toBeGreaterThanOrEqual(60);
  expect(body.awaits).toContain('a worker to take a job that is late');
  await store.close();
  await queue.close();
  await app.stop();
});
