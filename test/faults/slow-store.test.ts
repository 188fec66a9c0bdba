import { randomUUID } from 'node:crypto';
import { createConnection } from 'mongoose';
import type { Visitor } from '../../scripts/replay/clients/visitor.ts';
import { codeOf, good } from '../support/answers.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { type FaultProxy, openFaultProxy } from '../support/fault-proxy.ts';
import { databaseOfItsOwn } from '../support/store.ts';

jest.setTimeout(180_000);

/** Of each operation; the product's own work in between is small beside it. */
const DELAY_MS = 1_000;

describe('a slow store', () => {
  let link: FaultProxy;
  let app: TestApp;
  let mongoUri: string;

  beforeAll(async () => {
    mongoUri = databaseOfItsOwn();
    link = await openFaultProxy(mongoUri);
    app = await startApp({ worker: false, env: { MONGODB_URI: link.through(mongoUri) } });
  });

  afterAll(async () => {
    link?.delay(0);
    await app?.stop();
    await link?.close();
    const connection = await createConnection(mongoUri).asPromise();
    await connection.dropDatabase();
    await connection.close();
  });

  /** How many operations, one after another, an answer took. */
  async function operationsOf(command: () => Promise<unknown>): Promise<number> {
    const startedAt = performance.now();
    await command();
    return Math.floor((performance.now() - startedAt) / DELAY_MS);
  }

  const press = async (visitor: Visitor, conversationId?: string) =>
    good(
      await visitor.send('human:request', {
        clientId: randomUUID(),
        ...(conversationId ? { conversationId } : {}),
      }),
    );

  it('keeps a press waiting for at most three operations, whatever it meets', async () => {
    const visitors = await Promise.all([1, 2, 3, 4].map(() => app.visitor()));
    const [fresh, talking, waiting, ended] = visitors as [Visitor, Visitor, Visitor, Visitor];
    const start = async (visitor: Visitor) =>
      good(await visitor.send('conversation:start', { clientId: randomUUID(), text: 'Hello' }))
        .conversationId;
    const [talk, wait, end] = await Promise.all([start(talking), start(waiting), start(ended)]);
    await press(waiting, wait);
    good(
      await ended.send('resolution:answer', { conversationId: end, clientId: randomUUID(), solved: true }),
    );

    link.delay(DELAY_MS);
    const took = {
      beginning: await operationsOf(() => press(fresh)),
      inTriage: await operationsOf(() => press(talking, talk)),
      alreadyWaiting: await operationsOf(() => press(waiting, wait)),
      afterTheEnd: await operationsOf(() => press(ended, end)),
    };
    link.delay(0);
    expect(Object.entries(took).filter(([, operations]) => operations > 3)).toEqual([]);
  });

  it('is left to presses: other commands are refused as busy, and taken again when it is quick', async () => {
    const visitors = await Promise.all(Array.from({ length: 19 }, () => app.visitor()));
    const [presser, late, ...writers] = visitors as [Visitor, Visitor, ...Visitor[]];
    const start = async (visitor: Visitor) =>
      good(await visitor.send('conversation:start', { clientId: randomUUID() })).conversationId;
    const write = (visitor: Visitor, conversationId: string) =>
      visitor.send('message:send', { conversationId, clientId: randomUUID(), text: 'Hello?' });
    const own = await start(late);
    const threads = await Promise.all(
      writers.map(async (visitor) => ({ visitor, id: await start(visitor) })),
    );

    link.delay(DELAY_MS);
    // Those of one conversation go one after another, so they are under way for as many operations.
    const flood = threads.flatMap(({ visitor, id }) => Array.from({ length: 16 }, () => write(visitor, id)));
    expect(await operationsOf(() => press(presser))).toBeLessThanOrEqual(3);
    const refused = await write(late, own);
    expect(codeOf(refused)).toBe('busy');
    // By what waits and how long it takes, more than the five seconds that it may wait.
    expect(refused).toMatchObject({ error: { retryAfterSeconds: expect.any(Number), retryable: true } });
    const overHttp = await late.raw('message:send', {
      conversationId: own,
      clientId: randomUUID(),
      text: 'Hm',
    });
    expect(overHttp.status).toBe(503);
    link.delay(0);
    const answers = await Promise.all(flood);
    expect(answers.filter(({ ok }) => !ok)).toEqual([]);
    good(await write(late, own));
  });
});
