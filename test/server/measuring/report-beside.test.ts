import { randomUUID } from 'node:crypto';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { Visitor } from '../../../scripts/replay/clients/visitor.ts';
import { get } from '../../../scripts/replay/clients/wire.ts';
import { good } from '../../support/answers.ts';
import { startApp, type TestApp } from '../../support/app.ts';
import { copyConversation } from '../../support/many-conversations.ts';

jest.setTimeout(120_000);

const CONVERSATIONS = 800;
const REPORT = '/api/v1/metrics/escalation?groupBy=tier';

describe('a report over many conversations', () => {
  let app: TestApp;
  let visitor: Visitor;

  beforeAll(async () => {
    app = await startApp({ worker: false });
    visitor = await app.visitor();
    const text = 'My export fails with NWX-502 since yesterday, and the second invoice shows 120 EUR';
    const { conversationId } = good(
      await visitor.send('conversation:start', { clientId: randomUUID(), text }),
    );
    const ana = await app.agent();
    good(await visitor.send('human:request', { conversationId, clientId: randomUUID() }));
    good(await ana.send('conversation:take', { conversationId, clientId: randomUUID() }));
    good(await ana.send('message:send', { conversationId, clientId: randomUUID(), text: 'Which export?' }));
    good(await visitor.send('message:send', { conversationId, clientId: randomUUID(), text }));
    good(await ana.send('conversation:resolve', { conversationId, clientId: randomUUID() }));
    await copyConversation(app.mongoUri, conversationId, CONVERSATIONS);
  });

  afterAll(async () => {
    await app?.stop();
  });

  it('is made beside the serving process: its event loop stands still for none of it', async () => {
    const manager = await app.agent('manager');
    // The first report also starts what makes them.
    await manager.get(`${REPORT}&to=2020-01-01`);
    const delay = monitorEventLoopDelay({ resolution: 5 });
    const startedAt = performance.now();
    delay.enable();
    const asked = manager.get(REPORT);
    let isMade = false;
    void asked.then(() => {
      isMade = true;
    });
    let pressed = 0;
    while (!isMade) {
      good(await visitor.send('human:request', { clientId: randomUUID() }));
      pressed += 1;
    }
    delay.disable();
    const { status, body } = await asked;
    const tookMs = performance.now() - startedAt;
    expect(status).toBe(200);
    expect((body as { total: { n: number } }).total.n).toBeGreaterThanOrEqual(CONVERSATIONS);
    expect(delay.max / 1e6 / tookMs).toBeLessThan(1 / 4);
    expect(pressed).toBeGreaterThan(10);
  });

  it('would be noticed otherwise: the delay of the event loop is exported', async () => {
    const { body } = await get(`${app.url}/metrics`);
    expect(body.text).toContain('nodejs_eventloop_lag_max_seconds');
  });
});
