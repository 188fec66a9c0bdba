import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { SignJWT } from 'jose';
import type { Agent } from '../../scripts/replay/clients/agent.ts';
import type { Visitor } from '../../scripts/replay/clients/visitor.ts';
import { asAnswer, post } from '../../scripts/replay/clients/wire.ts';
import { codeOf, good } from '../support/answers.ts';
import { startApp, TEST_SECRET, type TestApp } from '../support/app.ts';

jest.setTimeout(90_000);

const FLOOD = 12;
const SHARE = 3;

describe('one visitor', () => {
  let app: TestApp;
  let ana: Agent;

  beforeEach(async () => {
    await open({ worker: false });
  });

  async function open({ worker }: { worker: boolean }): Promise<void> {
    app = await startApp({ worker, env: { HANDRAIL_LINE_ORIGIN_SHARE: String(SHARE) } });
    ana = await app.agent();
  }

  afterEach(async () => {
    await app?.stop();
  });

  const press = async (visitor: Visitor, conversationId?: string) =>
    good(
      await visitor.send('human:request', {
        clientId: randomUUID(),
        ...(conversationId ? { conversationId } : {}),
      }),
    );

  const lineNow = async () =>
    good(await ana.send('queue:watch', {})).items.map((item) => item.conversationId);

  it('who presses again and again waits in one conversation', async () => {
    const visitor = await app.visitor();
    const presses = await Promise.all(
      Array.from({ length: 28 }, (_, index) => {
        const input = { clientId: randomUUID() };
        return index % 2 === 0
          ? visitor.send('human:request', input)
          : visitor.overHttp('human:request', input);
      }),
    );
    const ids = new Set(presses.map((answer) => good(answer).conversationId));
    expect(ids.size).toBe(1);
    expect([...ids]).toEqual([(await press(visitor)).conversationId]);
    expect(await lineNow()).toEqual([...ids]);
  });

  it('who waits in many conversations stands once before the others', async () => {
    const greedy = await app.visitor();
    const first = await pressIn(greedy, FLOOD);
    const patient = await press(await app.visitor());
    expect(patient.access.position).toBe(2);
    const line = await lineNow();
    expect(line.slice(0, 2)).toEqual([first, patient.conversationId]);
    expect(line).toHaveLength(FLOOD + 1);
  });

  it('who comes with many sessions from one address has a share of the first places', async () => {
    const address = '192.0.2.7';
    for (let count = 0; count < FLOOD; count += 1) await press(await app.visitor({ address }));
    const patient = await press(await app.visitor());
    expect(patient.access.position).toBe(SHARE + 1);
    expect((await lineNow()).indexOf(patient.conversationId)).toBe(SHARE);
  });

  it('who waits in many conversations is offered once before the others', async () => {
    await app.stop();
    await open({ worker: true });
    const first = await pressIn(await app.visitor(), FLOOD);
    const patient = await press(await app.visitor());
    await storedInLine(patient.conversationId);
    const ben = await app.agent('agent2');
    const offered = [ana, ben].map(async (agent) => {
      good(await agent.send('presence:set', { status: 'online', capacity: 1 }));
      return agent.offers.first(() => true, { what: 'an offer', timeoutMs: 30_000 });
    });
    const ids = (await Promise.all(offered)).map(({ conversationId }) => conversationId);
    expect(ids.toSorted()).toEqual([first, patient.conversationId].toSorted());
  });

  it('has the page kept without what its address carries in query and fragment', async () => {
    const visitor = await app.visitor();
    const page = { url: 'https://ana:secret@shop.example/cart?token=abc#step', title: 'Cart' };
    const { conversationId } = good(await visitor.send('human:request', { clientId: randomUUID(), page }));
    const { entries } = good(await ana.send('conversation:open', { conversationId }));
    expect(entries[0]?.data).toMatchObject({ page: { url: 'https://shop.example/cart', title: 'Cart' } });
  });

  it('whose workspace is no more is refused, whatever the token says', async () => {
    const token = await new SignJWT({ ws: 'no-such-workspace' })
      .setProtectedHeader({ alg: 'HS256' })
      .setSubject(randomUUID())
      .setAudience('handrail-visitor')
      .setIssuedAt()
      .setExpirationTime('1h')
      .sign(new TextEncoder().encode(TEST_SECRET));
    for (const name of ['human:request', 'conversation:start']) {
      const url = `${app.url}/api/v1/visitor/commands/${name}`;
      const answer = await post(url, { clientId: randomUUID() }, { authorization: `Bearer ${token}` });
      expect(codeOf(asAnswer(answer))).toBe('unauthenticated');
    }
  });

  /** Offers are made from the line as the store has it, and that is told a moment after the press. */
  async function storedInLine(conversationId: string): Promise<void> {
    for (;;) {
      const { body } = await ana.get('/api/v1/conversations?state=waiting');
      if (JSON.stringify(body).includes(conversationId)) return;
      await delay(20);
    }
  }

  /** Starts conversations and presses in each; the id of the first. */
  async function pressIn(visitor: Visitor, count: number): Promise<string> {
    const ids: string[] = [];
    for (let made = 0; made < count; made += 1) {
      const { conversationId } = good(await visitor.send('conversation:start', { clientId: randomUUID() }));
      await press(visitor, conversationId);
      ids.push(conversationId);
    }
    return ids[0] ?? '';
  }
});
