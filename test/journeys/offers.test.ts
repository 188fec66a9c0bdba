import { randomUUID } from 'node:crypto';
import { DEFAULT_CAPACITY } from '../../core/routing/capacity.ts';
import type { Agent } from '../../scripts/replay/clients/agent.ts';
import { codeOf, good } from '../support/answers.ts';
import { startApp, type TestApp } from '../support/app.ts';

jest.setTimeout(90_000);

describe('offers and presence', () => {
  let app: TestApp;
  let ana: Agent;
  let ben: Agent;
  let ignored: string;

  beforeAll(async () => {
    app = await startApp();
    ana = await app.agent('agent');
    ben = await app.agent('agent2');
    good(await ana.send('presence:set', { status: 'away', capacity: 10 }));
    good(await ben.send('presence:set', { status: 'online', capacity: 10 }));
  });

  afterAll(async () => {
    await app?.stop();
  });

  async function press(): Promise<string> {
    const visitor = await app.visitor();
    return good(await visitor.send('human:request', { clientId: randomUUID() })).conversationId;
  }

  const offerTo = (agent: Agent, conversationId: string, timeoutMs = 10_000) =>
    agent.offers.first((offer) => offer.conversationId === conversationId, {
      what: `the offer to ${agent.user.name}`,
      timeoutMs,
    });

  it('offers a waiting conversation with its brief to whoever is online, who accepts it', async () => {
    const conversationId = await press();
    const offer = await offerTo(ben, conversationId);
    expect(Date.parse(offer.expiresAt)).toBeGreaterThan(Date.now());
    expect(offer.brief.reason?.code).toBe('asked_by_press');
    good(await ben.send('offer:accept', { conversationId, clientId: randomUUID() }));
    const { conversation, entries } = good(await ben.send('conversation:open', { conversationId }));
    expect(conversation).toMatchObject({ state: 'active', assignee: { id: ben.user.id } });
    expect(entries.find(({ type }) => type === 'assignment.accepted')?.data).toMatchObject({ via: 'offer' });
    expect(ana.offers.all.map((one) => one.conversationId)).not.toContain(conversationId);
  });

  it('gives a declined conversation to the next free agent, and the first can accept it no more', async () => {
    const conversationId = await press();
    await offerTo(ben, conversationId);
    good(await ana.send('presence:set', { status: 'online' }));
    good(await ben.send('offer:decline', { conversationId, clientId: randomUUID(), reason: 'in a call' }));
    await offerTo(ana, conversationId);
    expect(codeOf(await ben.send('offer:accept', { conversationId, clientId: randomUUID() }))).toBe(
      'overtaken',
    );
    good(await ana.send('offer:accept', { conversationId, clientId: randomUUID() }));
    expect(codeOf(await ben.send('offer:accept', { conversationId, clientId: randomUUID() }))).toBe('taken');
    // The offer that the last test sees run out: it takes half a minute, which the others use.
    good(await ben.send('presence:set', { status: 'away' }));
    ignored = await press();
    await offerTo(ana, ignored);
    good(await ana.send('presence:set', { status: 'away' }));
    good(await ben.send('presence:set', { status: 'online' }));
  });

  it('tells the team who is there', async () => {
    const from = ben.pushes.all.length;
    good(await ana.send('presence:set', { status: 'online', capacity: 3 }));
    const told = await ben.pushes.first(
      ({ name, payload }) => name === 'presence' && JSON.stringify(payload).includes('"capacity":3'),
      { what: 'presence', from },
    );
    expect(told.payload.agents).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          agent: { id: ana.user.id, name: ana.user.name },
          status: 'online',
          capacity: 3,
        }),
      ]),
    );
    const { body } = await ben.get('/api/v1/team');
    expect(body.agents).toEqual(
      expect.arrayContaining([expect.objectContaining({ id: ana.user.id, status: 'online', capacity: 3 })]),
    );
  });

  it('refuses a claim over the capacity that the agent set', async () => {
    good(await ana.send('presence:set', { status: 'away', capacity: 1 }));
    const conversationId = await press();
    expect(codeOf(await ana.send('conversation:take', { conversationId, clientId: randomUUID() }))).toBe(
      'at_capacity',
    );
    good(await ana.send('presence:set', { status: 'away', capacity: 10 }));
    good(await ana.send('conversation:take', { conversationId, clientId: randomUUID() }));
  });

  it("holds the product's capacity where neither agent nor workspace says otherwise, and shows it", async () => {
    const mara = await app.agent('manager');
    const take = (conversationId: string) =>
      mara.send('conversation:take', { conversationId, clientId: randomUUID() });
    for (let held = 0; held < DEFAULT_CAPACITY; held += 1) good(await take(await press()));
    const oneMore = await press();
    expect(codeOf(await take(oneMore))).toBe('at_capacity');
    // Ben is to be free when the ignored offer has run out.
    await offerTo(ben, oneMore);
    good(await ben.send('offer:accept', { conversationId: oneMore, clientId: randomUUID() }));
    const { body } = await mara.get('/api/v1/team');
    expect(body.agents).toContainEqual(
      expect.objectContaining({
        id: mara.user.id,
        activeCount: DEFAULT_CAPACITY,
        capacity: DEFAULT_CAPACITY,
      }),
    );
  });

  it('ends an offer that nobody answers and asks the next agent', async () => {
    const ended = await ana.pushes.first(
      ({ name, payload }) => name === 'offer:ended' && payload.conversationId === ignored,
      { what: 'the end of the offer', timeoutMs: 50_000 },
    );
    expect(ended.payload.outcome).toBe('expired');
    await offerTo(ben, ignored, 20_000);
    good(await ben.send('offer:accept', { conversationId: ignored, clientId: randomUUID() }));
  });

  it('ends an offer before its time when the agent is gone, and asks the next one', async () => {
    good(await ben.send('presence:set', { status: 'away' }));
    good(await ana.send('presence:set', { status: 'online', capacity: 10 }));
    const conversationId = await press();
    const { expiresAt } = await offerTo(ana, conversationId);
    ana.close();
    good(await ben.send('presence:set', { status: 'online' }));
    await offerTo(ben, conversationId, 60_000);
    const { entries } = good(await ben.send('conversation:open', { conversationId }));
    const ended = entries.find(({ type }) => type === 'offer.ended');
    expect(Date.parse(ended?.at ?? expiresAt)).toBeLessThan(Date.parse(expiresAt));
    good(await ben.send('offer:accept', { conversationId, clientId: randomUUID() }));
  });
});
