import { randomUUID } from 'node:crypto';
import { MAX_INPUT_BYTES, MAX_PAGE_SIZE, MAX_RECEIVED_BYTES } from '../../core/values/limits.ts';
import type { Agent } from '../../scripts/replay/clients/agent.ts';
import type { Visitor } from '../../scripts/replay/clients/visitor.ts';
import { codeOf, good } from '../support/answers.ts';
import { startApp, type TestApp } from '../support/app.ts';

jest.setTimeout(60_000);

const LONG_TEXT = 'x'.repeat(32_000);
const MESSAGES = 20;
/** A page, and what its entries carry beside their data. */
const MOST_OF_A_PAGE = MAX_PAGE_SIZE * 1.2;
const OVER_THE_LIMIT = MAX_INPUT_BYTES + 1_000;

describe('reading', () => {
  let app: TestApp;
  let visitor: Visitor;
  let ana: Agent;
  let conversationId: string;

  beforeAll(async () => {
    app = await startApp({ worker: false });
    visitor = await app.visitor();
    ana = await app.agent();
    ({ conversationId } = good(await visitor.send('conversation:start', { clientId: randomUUID() })));
    for (let count = 0; count < MESSAGES; count += 1) {
      const clientId = randomUUID();
      good(await visitor.send('message:send', { conversationId, clientId, text: LONG_TEXT }));
    }
  });

  afterAll(async () => {
    await app?.stop();
  });

  it.each(['contact', 'agent'])(
    'gives a long conversation to the %s in pages of a bounded size',
    async (who) => {
      const read = (seq: number) =>
        who === 'contact'
          ? visitor.send('entries:after', { conversationId, seq })
          : ana.send('entries:after', { conversationId, seq });
      const seen: number[] = [];
      for (let more = true; more; ) {
        const page: { entries: { seq: number }[]; more: boolean } = good(await read(seen.at(-1) ?? 0));
        expect(JSON.stringify(page).length).toBeLessThan(MOST_OF_A_PAGE);
        expect(page.entries.length).toBeGreaterThan(0);
        seen.push(...page.entries.map(({ seq }) => seq));
        more = page.more;
      }
      expect(seen).toEqual(Array.from({ length: MESSAGES + 1 }, (_, index) => index + 1));
    },
  );

  it('opens a long conversation with its first page', async () => {
    const opened = good(await ana.send('conversation:open', { conversationId }));
    expect(JSON.stringify(opened.entries).length).toBeLessThan(MOST_OF_A_PAGE);
    expect(opened.conversation.lastSeq).toBe(MESSAGES + 1);
  });

  it('answers the reads of one socket one after another, and refuses a heap of them', async () => {
    const reader = await app.visitor({ token: visitor.token });
    const asked = Array.from({ length: 100 }, () => reader.send('entries:after', { conversationId, seq: 0 }));
    const refused = (await Promise.all(asked)).filter((answer) => !answer.ok);
    expect(refused.length).toBeGreaterThan(0);
    expect(new Set(refused.map(codeOf))).toEqual(new Set(['rate_limited']));
    good(await reader.send('entries:after', { conversationId, seq: 0 }));
    reader.close();
  });

  it('does not parse what is over the limit, and a press in it counts', async () => {
    const contact = await app.visitor();
    expect(codeOf(await contact.send('entries:after', { conversationId, seq: 0 }))).toBe('not_found');
    // What cannot be parsed shows that nobody tried to.
    contact.socket.io.engine.write(`2/visitor,["human:request",{${'['.repeat(OVER_THE_LIMIT)}`);
    const asked = await contact.entries.first(({ type }) => type === 'escalation.requested', {
      what: 'the receipt',
    });
    const { conversation } = good(
      await ana.send('conversation:open', { conversationId: asked.conversationId }),
    );
    expect(conversation.state).toBe('waiting');
    const text = 'x'.repeat(OVER_THE_LIMIT);
    const clientId = randomUUID();
    const { conversationId: own } = asked;
    const message = { conversationId: own, clientId, text };
    const [bySocket, byHttp] = [
      await contact.send('message:send', message),
      await contact.overHttp('message:send', message),
    ];
    expect([codeOf(bySocket), codeOf(byHttp)]).toEqual(['too_large', 'too_large']);
    contact.close();
  });

  it('counts a press over HTTP that is larger than what a socket takes', async () => {
    const contact = await app.visitor();
    const note = 'x'.repeat(2 * MAX_RECEIVED_BYTES);
    const press = good(await contact.overHttp('human:request', { clientId: randomUUID(), note }));
    expect(press.access.waiting).toBe(true);
    contact.close();
  });

  it('counts a press with a binary attachment', async () => {
    const contact = await app.visitor();
    const press = good(await contact.send('human:request', { clientId: Buffer.from('x') } as never));
    expect(press.access.waiting).toBe(true);
    contact.close();
  });
});
