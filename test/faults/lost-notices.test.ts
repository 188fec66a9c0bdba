import { randomUUID } from 'node:crypto';
import { createConnection } from 'mongoose';
import { good } from '../support/answers.ts';
import { startApp, type TestApp } from '../support/app.ts';
import type { FaultProxy } from '../support/fault-proxy.ts';
import { appendUnheard } from '../support/unheard.ts';

jest.setTimeout(120_000);

const MESSAGES = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight'];
const PATIENCE = { what: 'what another server appended', timeoutMs: 40_000 };

describe('notices between servers are lost', () => {
  let app: TestApp;
  let link: FaultProxy;
  /** The address of a server whose link never fails. */
  let otherUrl: string;

  beforeAll(async () => {
    app = await startApp({ links: true, worker: false });
    if (!app.links) throw new Error('needs links');
    link = app.links.server.redis;
    otherUrl = (await app.join()).url;
  });

  afterAll(async () => {
    await app?.stop();
  });

  /** A customer at the server with the bad link, and Ana, who has the conversation, at the other. */
  async function talk() {
    const visitor = await app.visitor();
    const ana = await app.agent('agent', otherUrl);
    const { conversationId } = good(await visitor.send('human:request', { clientId: randomUUID() }));
    good((await ana.deliver('conversation:take', { conversationId, clientId: randomUUID() })).answer);
    await visitor.nextEntry(conversationId, ({ type }) => type === 'assignment.accepted', PATIENCE);
    const say = async (text: string) =>
      good(await ana.send('message:send', { conversationId, clientId: randomUUID(), text }));
    return { visitor, ana, conversationId, say };
  }

  it.each(['cut', 'strand', 'stall'] as const)(
    'a link that was %s: all eight replies are shown after it',
    async (fault) => {
      const { visitor, ana, conversationId, say } = await talk();
      link[fault]();
      for (const text of MESSAGES) await say(text);
      await untilMarked(app.mongoUri, conversationId);
      link.mend();
      for (const text of MESSAGES)
        await visitor.nextEntry(conversationId, (entry) => textOf(entry) === text, PATIENCE);
      visitor.close();
      ana.close();
    },
  );

  it('a subscription that comes late: what was said until then is shown', async () => {
    const [visitor, ana] = [await app.visitor({ url: otherUrl }), await app.agent('agent2', otherUrl)];
    const { conversationId } = good(await visitor.send('human:request', { clientId: randomUUID() }));
    good(await ana.send('conversation:take', { conversationId, clientId: randomUUID() }));
    link.stall();
    const moved = await app.visitor({ token: visitor.token });
    // Its first reading waits for the subscription, but not for ever.
    good(await moved.send('entries:after', { conversationId, seq: 0 }));
    for (const text of MESSAGES)
      good(await ana.send('message:send', { conversationId, clientId: randomUUID(), text }));
    await untilMarked(app.mongoUri, conversationId);
    link.mend();
    for (const text of MESSAGES)
      await moved.nextEntry(conversationId, (entry) => textOf(entry) === text, PATIENCE);
    for (const client of [visitor, ana, moved]) client.close();
  });

  it('a customer and an agent are told how far a conversation is, though no notice of it ever came', async () => {
    const { visitor, ana, conversationId, say } = await talk();
    good(await ana.send('conversation:open', { conversationId }));
    const { seq } = await say('the last that is heard');
    const appended = await appendUnheard(app.mongoUri, conversationId, 'never heard of');
    expect(appended).toBe(seq + 1);
    for (const { pushes } of [visitor, ana])
      await pushes.first(
        ({ name, payload }) =>
          name === 'newest' && payload.conversationId === conversationId && payload.seq === seq + 1,
        PATIENCE,
      );
    expect(visitor.entries.all.some((entry) => textOf(entry) === 'never heard of')).toBe(false);
    visitor.close();
    ana.close();
  });
});

function textOf({ data }: { data: object }): unknown {
  return 'text' in data ? data.text : undefined;
}

/** Until the relay has marked all entries of a conversation: everybody counts as told. */
async function untilMarked(mongoUri: string, conversationId: string): Promise<void> {
  const connection = await createConnection(mongoUri).asPromise();
  while ((await connection.collection('entries').countDocuments({ conversationId, relayed: false })) > 0);
  await connection.close();
}
