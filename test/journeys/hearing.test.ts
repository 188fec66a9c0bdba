import { randomUUID } from 'node:crypto';
import { good } from '../support/answers.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { readExposition, sumOf } from '../support/exposition.ts';

jest.setTimeout(120_000);

describe('what a server hears of the others', () => {
  let app: TestApp;
  let otherUrl: string;

  beforeAll(async () => {
    app = await startApp({ worker: false });
    otherUrl = (await app.join()).url;
  });

  afterAll(async () => {
    await app?.stop();
  });

  /** How many notices of entries a server has heard from other processes. */
  async function heardBy(url: string): Promise<number> {
    const scraped = await (await fetch(`${url}/metrics`)).text();
    return sumOf(readExposition(scraped).samples, 'handrail_notices_heard_total', { kind: 'entries' });
  }

  const message = (conversationId: string, text: string) => ({
    conversationId,
    clientId: randomUUID(),
    text,
  });

  it('nothing of conversations that none of its sockets takes part in', async () => {
    const [talker, elsewhere] = [await app.visitor(), await app.visitor({ url: otherUrl })];
    const mine = good(await elsewhere.send('conversation:start', { clientId: randomUUID() }));
    const ana = await app.agent();
    const { conversationId } = good(await talker.send('human:request', { clientId: randomUUID() }));
    good(await ana.send('conversation:take', { conversationId, clientId: randomUUID() }));
    for (const text of ['one', 'two', 'three']) {
      good(await talker.send('message:send', message(conversationId, text)));
      good(await ana.send('message:send', message(conversationId, `${text} indeed`)));
    }
    expect(await heardBy(otherUrl)).toBe(0);

    // What comes after all that, over the same way, is heard: nothing else is still to come.
    const here = await app.visitor({ token: elsewhere.token });
    good(await here.send('message:send', message(mine.conversationId, 'from another tab')));
    await elsewhere.nextEntry(
      mine.conversationId,
      (entry) => entry.type === 'message.posted' && entry.data.text === 'from another tab',
      { what: 'what was written in another tab' },
    );
    expect(await heardBy(otherUrl)).toBe(1);
    for (const client of [talker, elsewhere, ana, here]) client.close();
  });

  it('each entry once, where it concerns a socket in several ways', async () => {
    const talker = await app.visitor();
    const ben = await app.agent('agent2', otherUrl);
    const { conversationId } = good(await talker.send('human:request', { clientId: randomUUID() }));
    good(await ben.send('conversation:take', { conversationId, clientId: randomUUID() }));
    // From here on it concerns him as the assignee and as somebody who looks at it.
    good(await ben.send('conversation:open', { conversationId }));
    const before = await heardBy(otherUrl);
    for (const text of ['one', 'two', 'three']) {
      good(await talker.send('message:send', message(conversationId, text)));
      // Seen, and only then the next: otherwise two of them could share a notice.
      await ben.entries.first((entry) => entry.type === 'message.posted' && entry.data.text === text, {
        what: `the message ${text}`,
      });
    }
    const seqs = ben.entries.all
      .filter((entry) => entry.conversationId === conversationId)
      .map(({ seq }) => seq);
    expect(seqs).toEqual([...new Set(seqs)]);
    expect(await heardBy(otherUrl)).toBe(before + 3);
    for (const client of [talker, ben]) client.close();
  });
});
