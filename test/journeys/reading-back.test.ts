import { randomUUID } from 'node:crypto';
import { createConnection } from 'mongoose';
import { good } from '../support/answers.ts';
import { startApp, type TestApp } from '../support/app.ts';

jest.setTimeout(120_000);

const LONG = 10_000;
const NEWEST = Number.MAX_SAFE_INTEGER;

type Stored = Record<string, unknown> & { _id: string; seq: number };

describe('reading back through a long conversation', () => {
  let app: TestApp;

  beforeAll(async () => {
    app = await startApp({ worker: false });
  });

  afterAll(async () => {
    await app.stop();
  });

  /** The contact's last message again and again, as if it had been written so often. */
  async function lengthen(conversationId: string): Promise<void> {
    const connection = await createConnection(app.mongoUri).asPromise();
    const entries = connection.collection<Stored>('entries');
    const last = await entries.findOne({ conversationId }, { sort: { seq: -1 } });
    if (!last) throw new Error('the conversation has no entries');
    const copies = Array.from({ length: LONG - last.seq }, (_, index) => {
      const seq = last.seq + index + 1;
      const ids = { _id: `${last._id}-${seq}`, clientId: `copy-${seq}` };
      return { ...last, ...ids, seq, prevContactSeq: seq - 1, relayed: true };
    });
    await entries.insertMany(copies);
    await connection.close();
  }

  it('gives the newest page first, then what stands before it, page by page to the beginning', async () => {
    const visitor = await app.visitor();
    const { conversationId } = good(
      await visitor.send('conversation:start', { clientId: randomUUID(), text: 'Hello' }),
    );
    await lengthen(conversationId);
    const newest = good(await visitor.send('entries:before', { conversationId, seq: NEWEST }));
    expect(newest.entries.at(-1)?.seq).toBe(LONG);
    expect(newest.more).toBe(true);
    expect(good(await visitor.overHttp('entries:before', { conversationId, seq: NEWEST }))).toEqual(newest);

    const seqs = newest.entries.map(({ seq }) => seq);
    for (let page = newest; page.more; seqs.unshift(...page.entries.map(({ seq }) => seq)))
      page = good(await visitor.send('entries:before', { conversationId, seq: seqs[0] ?? 0 }));
    expect(seqs).toEqual(Array.from({ length: LONG }, (_, index) => index + 1));

    const ana = await app.agent();
    const shown = good(await ana.send('entries:before', { conversationId, seq: LONG - 50 }));
    expect(shown.more).toBe(true);
    expect(shown.entries.at(-1)?.seq).toBe(LONG - 51);
    expect(good(await ana.send('entries:before', { conversationId, seq: 3 }))).toMatchObject({
      entries: [{ seq: 1 }, { seq: 2 }],
      more: false,
    });
    expect(good(await ana.send('entries:before', { conversationId, seq: 1 }))).toMatchObject({
      entries: [],
      more: false,
    });
  });
});
