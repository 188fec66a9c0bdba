import { randomUUID } from 'node:crypto';
import type { Visitor } from '../../scripts/replay/clients/visitor.ts';
import { good } from '../support/answers.ts';
import { startApp, type TestApp } from '../support/app.ts';

jest.setTimeout(90_000);

/** Messages that stopped the assistant for everybody while their words were read with regular expressions. */
const POISON = [
  'un '.repeat(45),
  'bitte '.repeat(28),
  'un '.repeat(2000),
  'i do not want to '.repeat(1500),
  'no more of the '.repeat(2000),
  'call me please '.repeat(2000),
];

describe('messages made to stall the assistant', () => {
  let app: TestApp;

  beforeAll(async () => {
    app = await startApp();
  });
  afterAll(() => app?.stop());

  const start = async (visitor: Visitor, text: string): Promise<string> =>
    good(await visitor.send('conversation:start', { clientId: randomUUID(), text })).conversationId;

  const judgedIn = (visitor: Visitor, conversationId: string) =>
    visitor.nextEntry(conversationId, ({ actor }) => actor.kind !== 'contact', { what: 'a judgement' });

  it('are judged, and hold nobody up', async () => {
    const agent = await app.agent();
    const poisoners = await Promise.all(POISON.map(() => app.visitor()));
    const poisoned = await Promise.all(poisoners.map((visitor, i) => start(visitor, POISON[i]!)));
    const innocent = await app.visitor();
    const asked = await start(innocent, 'How do I add somebody to my workspace?');
    await judgedIn(innocent, asked);
    for (const [i, conversationId] of poisoned.entries()) {
      await judgedIn(poisoners[i]!, conversationId);
      const { body } = await agent.get(`/api/v1/conversations/${conversationId}/decisions`);
      expect(body.decisions).toHaveLength(1);
    }
  });
});
