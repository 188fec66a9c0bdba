import { randomUUID } from 'node:crypto';
import { mongo } from 'mongoose';
import { io } from 'socket.io-client';
import type { Agent } from '../../scripts/replay/clients/agent.ts';
import { createHappenings } from '../../scripts/replay/clients/signal.ts';
import type { Visitor } from '../../scripts/replay/clients/visitor.ts';
import { codeOf, good } from '../support/answers.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { pressUnheard, takeUnheard } from '../support/unheard.ts';

jest.setTimeout(120_000);

/** Longer than it takes until a line is compared with the store. */
const PATIENCE_MS = 40_000;

describe('the line of two servers', () => {
  let app: TestApp;
  let otherUrl: string;
  let ana: Agent;
  let ben: Agent;

  beforeAll(async () => {
    app = await startApp({ worker: false });
    otherUrl = (await app.join()).url;
    ana = await app.agent();
    ben = await app.agent('agent2', otherUrl);
    for (const agent of [ana, ben]) {
      good(await agent.send('presence:set', { status: 'online', capacity: 20 }));
      good(await agent.send('queue:watch', {}));
    }
  });

  afterAll(async () => {
    await app?.stop();
  });

  const press = async (visitor: Visitor) =>
    good(await visitor.send('human:request', { clientId: randomUUID() }));
  const shows = (agent: Agent, ids: string[]) =>
    agent.line.first((items) => items.map(({ conversationId }) => conversationId).join() === ids.join(), {
      what: `the line ${ids.join()}`,
      timeoutMs: PATIENCE_MS,
    });
  const take = async (agent: Agent, conversationId: string) =>
    good(await agent.send('conversation:take', { conversationId, clientId: randomUUID() }));

  it('is the same on both, press by press, and tells each customer who moves up', async () => {
    const visitors = [await app.visitor(), await app.visitor({ url: otherUrl }), await app.visitor()];
    const ids: string[] = [];
    for (const visitor of visitors) {
      const { conversationId, access } = await press(visitor);
      ids.push(conversationId);
      expect(access).toMatchObject({ waiting: true, position: ids.length });
      await Promise.all([shows(ana, ids), shows(ben, ids)]);
    }
    const last = visitors[2] as Visitor;
    const before = last.access.all.length;
    await take(ben, ids[0] as string);
    await Promise.all([shows(ana, ids.slice(1)), shows(ben, ids.slice(1))]);
    await last.access.first(({ position }) => position === 2, {
      what: 'the new place',
      timeoutMs: PATIENCE_MS,
      from: before,
    });
    for (const id of ids.slice(1)) await take(ana, id);
    await shows(ben, []);
  });

  it('has again whom no notice told of, and lets go of whom nobody said was taken', async () => {
    const [first, second] = [await app.visitor(), await app.visitor()];
    const { conversationId } = good(await first.send('conversation:start', { clientId: randomUUID() }));
    await pressUnheard(app.mongoUri, conversationId);
    await Promise.all([shows(ana, [conversationId]), shows(ben, [conversationId])]);
    const later = await press(second);
    expect(later.access.position).toBe(2);
    await takeUnheard(app.mongoUri, conversationId, ben.user);
    await Promise.all([shows(ana, [later.conversationId]), shows(ben, [later.conversationId])]);
    await take(ana, later.conversationId);
    await shows(ben, []);
  });

  it('is not read from the store for a press', async () => {
    const visitors = await Promise.all([1, 2, 3].map(() => app.visitor()));
    const finds = jest.spyOn(mongo.Collection.prototype, 'find');
    const ids: string[] = [];
    for (const visitor of visitors) ids.push((await press(visitor)).conversationId);
    await shows(ben, ids);
    const asked = finds.mock.calls.map(([filter, options]) => ({
      filter: filter as Record<string, unknown>,
      projection: options?.projection as Record<string, unknown> | undefined,
    }));
    finds.mockRestore();
    // What a press does ask is among them: the conversations of its contact.
    expect(asked.some(({ filter }) => filter.contactId)).toBe(true);
    // Comparing the line with the store, which goes on beside, asks no more than how far each wait is.
    const ofLine = asked.filter(({ filter }) => filter.workspaceId && filter.state === 'waiting');
    expect(ofLine.filter(({ projection }) => projection?.contactId)).toEqual([]);
    for (const id of ids) await take(ana, id);
    await shows(ben, []);
  });

  it('comes in pages, and not behind somebody who does not wait', async () => {
    const { conversationId } = await press(await app.visitor());
    await shows(ana, [conversationId]);
    const page = good(await ana.send('queue:watch', { after: conversationId }));
    expect(page).toMatchObject({ total: 1, unseen: 1, items: [] });
    expect(codeOf(await ana.send('queue:watch', { after: 'nobody' }))).toBe('not_found');
    await take(ana, conversationId);
    await shows(ben, []);
  });

  it('is pushed whole to a console of the build before', async () => {
    const older = io(`${app.url}/agent`, {
      transports: ['websocket'],
      extraHeaders: { cookie: ana.cookie },
      forceNew: true,
    });
    const lines = createHappenings<string[]>();
    older.on('queue', ({ items }: { items: { conversationId: string }[] }) =>
      lines.add(items.map(({ conversationId }) => conversationId)),
    );
    try {
      await older.timeout(PATIENCE_MS).emitWithAck('queue:watch', {});
      const { conversationId } = await press(await app.visitor());
      const patience = { what: 'the whole line', timeoutMs: PATIENCE_MS };
      await lines.first((ids) => ids.join() === conversationId, patience);
      await take(ana, conversationId);
      await lines.first((ids) => ids.length === 0, { ...patience, from: lines.all.length });
      expect(ana.pushes.all.some(({ name }) => name === 'queue')).toBe(false);
    } finally {
      older.disconnect();
    }
  });
});
