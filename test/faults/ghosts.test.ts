import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { Agent } from '../../scripts/replay/clients/agent.ts';
import { get } from '../../scripts/replay/clients/wire.ts';
import { createLog } from '../../server/log.ts';
import { openStore } from '../../server/store/store.ts';
import { good } from '../support/answers.ts';
import { startApp, type TestApp } from '../support/app.ts';

jest.setTimeout(180_000);

const HOUR_MS = 3_600_000;
const PATIENCE_MS = 60_000;
/** Of a lease of 25 s: it need not be waited for whole. */
const RENEWED_AGO_MS = 13_000;

type Told = { agent: { id: string }; status: string }[];

/** Until an agent was told that another one has this status, after `from` pushes. */
async function toldOf(agent: Agent, id: string, status: string, from: number): Promise<void> {
  await agent.pushes.first(
    ({ name, payload }) =>
      name === 'presence' &&
      (payload.agents as Told).some((one) => one.agent.id === id && one.status === status),
    { what: `${status}`, timeoutMs: PATIENCE_MS, from },
  );
}

describe('agents who are gone', () => {
  let app: TestApp;
  let ben: Agent;

  beforeAll(async () => {
    app = await startApp({ worker: false });
    ben = await app.agent('agent2', (await app.join()).url);
  });

  afterAll(async () => {
    await app?.stop();
  });

  /** What Ben has heard of somebody's status, after `from` pushes. */
  const statusesOf = (id: string, from: number) =>
    ben.pushes.all
      .slice(from)
      .filter(({ name }) => name === 'presence')
      .flatMap(({ payload }) => (payload.agents as Told).filter(({ agent }) => agent.id === id))
      .map(({ status }) => status);

  it('the team hears that a browser was closed, at another server too', async () => {
    const ana = await app.agent();
    good(await ana.send('presence:set', { status: 'online' }));
    await toldOf(ben, ana.user.id, 'online', 0);
    const from = ben.pushes.all.length;
    ana.close();
    await toldOf(ben, ana.user.id, 'offline', from);
  });

  it('an agent with a second page, at another server, stays', async () => {
    const ana = await app.agent();
    const second = await app.agent('agent', (await app.join()).url);
    good(await ana.send('presence:set', { status: 'online' }));
    await toldOf(ben, ana.user.id, 'online', ben.pushes.all.length - 1);
    const from = ben.pushes.all.length;
    ana.close();
    // What the team hears in the time in which she would have been gone.
    const other = await app.agent('manager');
    good(await other.send('presence:set', { status: 'online' }));
    const told = ben.pushes.all.length;
    other.close();
    await toldOf(ben, other.user.id, 'offline', told);
    expect(statusesOf(ana.user.id, from)).not.toContain('offline');
    second.close();
  });

  it('the team hears that a lease has ended, though the server that kept it died without a word', async () => {
    const { body } = await ben.get('/api/v1/team');
    const id =
      (body.agents as { id: string; name: string }[]).find(({ name }) => name === 'Mara Stein')?.id ?? '';
    const from = ben.pushes.all.length;
    const store = await openStore(app.mongoUri, createLog('silent', 'test'));
    const seenAt = new Date(store.clock.now().getTime() - RENEWED_AGO_MS);
    await store.users.setPresence(id, { status: 'online', seenAt });
    await store.close();
    // Whoever changes anything has the team told how it is now.
    good(await ben.send('presence:set', { status: 'online' }));
    await toldOf(ben, id, 'online', from);
    await toldOf(ben, id, 'offline', ben.pushes.all.length);
  });
});

describe('a server whose clock is an hour ahead', () => {
  let app: TestApp;

  beforeAll(async () => {
    app = await startApp({
      processes: true,
      serverArgs: ['--import', join(import.meta.dirname, '../soak/shift-clock.mjs')],
      env: { HANDRAIL_SOAK_SKEW_MS: String(HOUR_MS), LOG_LEVEL: 'silent' },
    });
  });

  afterAll(async () => {
    await app?.stop();
  });

  it("writes the store's time, and its agents are offered what others route", async () => {
    const ana = await app.agent();
    good(await ana.send('presence:set', { status: 'online', capacity: 5 }));
    const visitor = await app.visitor();
    const { conversationId } = good(await visitor.send('human:request', { clientId: randomUUID() }));
    const { entries } = good(await visitor.send('entries:after', { conversationId, seq: 0 }));
    for (const { at } of entries) expect(Date.parse(at)).toBeLessThan(Date.now() + 1_000);
    const offer = await ana.offers.first((one) => one.conversationId === conversationId, {
      what: 'the offer',
      timeoutMs: PATIENCE_MS,
    });
    expect(Date.parse(offer.expiresAt)).toBeLessThan(Date.now() + HOUR_MS / 2);
  });

  it('says so to whoever runs it', async () => {
    const { body } = await get(`${app.url}/readyz`);
    expect(body.notes).toEqual([expect.stringContaining("3600 s ahead of the store's")]);
  });
});
