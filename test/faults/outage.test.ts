import { randomUUID } from 'node:crypto';
import { get } from '../../scripts/replay/clients/wire.ts';
import { codeOf, good } from '../support/answers.ts';
import { startApp, type TestApp } from '../support/app.ts';

jest.setTimeout(180_000);

describe('a part is away', () => {
  let app: TestApp;
  let parts: NonNullable<TestApp['parts']>;

  beforeAll(async () => {
    app = await startApp({ processes: true });
    if (!app.parts) throw new Error('needs an app of processes');
    parts = app.parts;
  });

  afterAll(async () => {
    await app?.stop();
  });

  it('the queue: a press is acknowledged and shown, and is offered to an agent when the queue is back', async () => {
    const ana = await app.agent();
    good(await ana.send('presence:set', { status: 'online', capacity: 50 }));
    good(await ana.send('queue:watch', {}));
    const visitor = await app.visitor();
    await parts.services.kill('redis');
    const press = good(
      await visitor.send('human:request', { clientId: randomUUID(), note: 'while the queue is down' }),
    );
    expect(press.access).toMatchObject({ waiting: true, position: 1 });
    const shown = good(await visitor.send('entries:after', { conversationId: press.conversationId, seq: 0 }));
    expect(shown.entries.map(({ type }) => type)).toEqual(['conversation.started', 'escalation.requested']);
    await visitor.nextEntry(press.conversationId, ({ type }) => type === 'escalation.requested', {
      what: 'the receipt, pushed',
    });
    // Who watches at the same server sees it at once, queue or not.
    await ana.line.first((items) => items.some((item) => item.conversationId === press.conversationId), {
      what: "the agents' queue",
    });
    const { body, status } = await get(`${app.url}/readyz`);
    expect({ status, ...body }).toMatchObject({ status: 'degraded', checks: { store: 'up', queue: 'down' } });
    expect(status).toBe(200);

    await parts.services.restart('redis');
    await ana.offers.first((offer) => offer.conversationId === press.conversationId, {
      what: 'the offer',
      timeoutMs: 40_000,
    });
    good(await ana.send('offer:accept', { conversationId: press.conversationId, clientId: randomUUID() }));
    visitor.close();
    ana.close();
  });

  it('the worker: a press is acknowledged and in the queue, a message is judged when the worker is back', async () => {
    await parts.worker.kill();
    let readiness: { checks?: { ai?: string } } = {};
    while (readiness.checks?.ai !== 'down') readiness = (await get(`${app.url}/readyz`)).body;
    expect(readiness).toMatchObject({ status: 'degraded', awaits: ['a worker'] });
    const ana = await app.agent();
    good(await ana.send('presence:set', { status: 'online', capacity: 50 }));
    const presser = await app.visitor();
    const asker = await app.visitor();
    const press = good(await presser.send('human:request', { clientId: randomUUID() }));
    expect(press.access.waiting).toBe(true);
    const { items } = good(await ana.send('queue:watch', {}));
    expect(items.map(({ conversationId }) => conversationId)).toContain(press.conversationId);
    const asked = good(
      await asker.send('conversation:start', {
        clientId: randomUUID(),
        text: 'How do I schedule an export?',
      }),
    );
    await parts.worker.start();
    await ana.offers.first((offer) => offer.conversationId === press.conversationId, {
      what: 'the offer',
      timeoutMs: 40_000,
    });
    await asker.nextEntry(
      asked.conversationId,
      ({ type, actor }) =>
        type === 'escalation.requested' || (type === 'message.posted' && actor.kind === 'assistant'),
      { what: 'an answer or a person', timeoutMs: 40_000 },
    );
    for (const client of [presser, asker, ana]) client.close();
  });

  it('the store: a command is refused within seconds, says so, and succeeds when the store is back', async () => {
    const visitor = await app.visitor();
    const { conversationId } = good(await visitor.send('conversation:start', { clientId: randomUUID() }));
    await parts.services.kill('mongo');
    const message = { conversationId, clientId: randomUUID(), text: 'Is anybody there?' };
    const press = { conversationId, clientId: randomUUID() };
    const refusals = await Promise.all([
      visitor.send('message:send', message),
      visitor.send('human:request', press),
      visitor.overHttp('human:request', press),
    ]);
    for (const refused of refusals) {
      expect(codeOf(refused)).toBe('store_unavailable');
      expect(refused).toMatchObject({ error: { retryable: true } });
    }
    expect((await get(`${app.url}/readyz`)).status).toBe(503);

    await parts.services.restart('mongo');
    const sent = await visitor.deliver('message:send', message);
    const pressed = await visitor.deliver('human:request', press);
    expect(good(pressed.answer).access.waiting).toBe(true);
    const { entries } = good(await visitor.send('entries:after', { conversationId, seq: 0 }));
    expect(entries.filter(({ clientId }) => clientId === message.clientId).map(({ id }) => id)).toEqual([
      good(sent.answer).entryId,
    ]);
    expect(entries.filter(({ type }) => type === 'escalation.requested')).toHaveLength(1);
    visitor.close();
  });

  it('the store: an agent who connects again meanwhile is told to come back, not to sign in', async () => {
    const ana = await app.agent();
    good(await ana.send('queue:watch', {}));
    await parts.services.kill('mongo');
    const refused = new Promise<{ data?: { code?: string; retryable?: boolean } }>((resolve) => {
      ana.socket.once('connect_error', resolve);
    });
    ana.socket.disconnect();
    ana.socket.connect();
    expect((await refused).data).toMatchObject({ code: 'store_unavailable', retryable: true });
    await parts.services.restart('mongo');
    good((await ana.deliver('queue:watch', {})).answer);
    ana.close();
  });
});
