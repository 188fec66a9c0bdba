import { randomUUID } from 'node:crypto';
import { get } from '../../scripts/replay/clients/wire.ts';
import { good } from '../support/answers.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { type RedisCluster, startRedisCluster } from '../support/redis-cluster.ts';

jest.setTimeout(180_000);

describe('the queue and the pushes on a Redis Cluster', () => {
  let cluster: RedisCluster;
  let app: TestApp;

  beforeAll(async () => {
    cluster = await startRedisCluster();
  });

  afterEach(async () => {
    await app?.stop();
  });

  afterAll(async () => {
    await cluster?.stop();
  });

  it('a question is judged, a press is offered, and agents of another server hear and answer', async () => {
    app = await startApp({ env: { REDIS_URL: cluster.url } });
    const otherUrl = (await app.join()).url;
    const [visitor, ana] = [await app.visitor(), await app.agent('agent', otherUrl)];
    good(await ana.send('presence:set', { status: 'online', capacity: 50 }));
    const { conversationId } = good(
      await visitor.send('conversation:start', {
        clientId: randomUUID(),
        text: 'How do I schedule an export?',
      }),
    );
    await visitor.nextEntry(
      conversationId,
      ({ type, actor }) => type === 'escalation.requested' || actor.kind === 'assistant',
      { what: 'what the worker makes of the question' },
    );
    good(await visitor.send('human:request', { conversationId, clientId: randomUUID() }));
    await ana.offers.first((offer) => offer.conversationId === conversationId, { what: 'the offer' });
    good((await ana.deliver('conversation:take', { conversationId, clientId: randomUUID() })).answer);
    good(await ana.send('message:send', { conversationId, clientId: randomUUID(), text: 'Here I am' }));
    await visitor.nextEntry(conversationId, ({ actor }) => actor.kind === 'agent', {
      what: 'the answer from the other server',
    });
    const text = 'Thank you, and one thing more';
    good(await visitor.send('message:send', { conversationId, clientId: randomUUID(), text }));
    await ana.entries.first((entry) => entry.type === 'message.posted' && entry.data.text === text, {
      what: 'the message from the other server',
    });
    for (const client of [visitor, ana]) client.close();
  });

  it('a node that is killed is named, and a press counts all the same', async () => {
    app = await startApp({ worker: false, env: { REDIS_URL: cluster.url } });
    const { body: before } = await get(`${app.url}/readyz`);
    expect(before.checks).toMatchObject({ queue: 'up' });
    await cluster.kill(1);
    const { body } = await get(`${app.url}/readyz`);
    expect(body.checks).toMatchObject({ queue: 'down', store: 'up' });
    expect(body.awaits).toContain(`the node ${cluster.nodes[1]} of the job queue`);
    const visitor = await app.visitor();
    const press = good(await visitor.send('human:request', { clientId: randomUUID() }));
    expect(press.access.waiting).toBe(true);
    await visitor.nextEntry(press.conversationId, ({ type }) => type === 'escalation.requested', {
      what: 'the press, from its own server',
    });
    visitor.close();
  });
});
