import { randomUUID } from 'node:crypto';
import { makeUp } from '../../../scripts/bench/made-up.ts';
import { createLog } from '../../../server/log.ts';
import { createParts, type Parts } from '../../../server/parts.ts';
import { eraseConversation } from '../../../server/privacy/erase-contact.ts';
import { PAGE } from '../../../server/timeline/fold-from-store.ts';
import { databaseOfItsOwn, required } from '../../support/store.ts';

jest.setTimeout(120_000);

const LONG = 3_000;

describe('a conversation of thousands of entries', () => {
  const mongoUri = databaseOfItsOwn();
  const running: Parts[] = [];

  /** A process of its own: nothing of the conversation is in its memory. */
  async function newProcess() {
    const parts = await createParts(
      { MONGODB_URI: mongoUri, REDIS_URL: required('HANDRAIL_TEST_REDIS_URL') },
      createLog('silent', 'test'),
    );
    running.push(parts);
    let read = 0;
    for (const name of ['after', 'before'] as const) {
      const original = parts.store.entries[name] as (...given: unknown[]) => Promise<unknown[]>;
      parts.store.entries[name] = (async (...given: unknown[]) => {
        const found = await original(...given);
        read += found.length;
        return found;
      }) as never;
    }
    const post = (conversationId: string, clientId = randomUUID()) =>
      parts.timeline.execute(conversationId, 'w', {
        kind: 'contact-post',
        clientId,
        text: 'Is anybody there?',
        now: parts.store.clock.now().toISOString(),
        actor: { kind: 'contact', id: 'contact' },
      });
    return { parts, post, entriesRead: () => read };
  }

  async function store(parts: Parts, conversationId: string, length: number): Promise<void> {
    const { entries } = makeUp(length, new Date(), { workspaceId: 'w', hasEnded: false });
    for (let from = 0; from < length; from += 1_000)
      await parts.store.entries.insertBatch(
        entries.slice(from, from + 1_000).map((entry) => ({
          ...entry,
          id: `${conversationId}-${entry.seq}`,
          conversationId,
        })),
      );
    await parts.store.connection.collection('entries').updateMany({}, { $set: { relayed: true } });
  }

  afterAll(async () => {
    for (const parts of running.slice(0, -1)) await parts.close();
    await running.at(-1)?.store.connection.dropDatabase();
    await running.at(-1)?.close();
  });

  it('is read from its beginning once, and then costs no more than a short one, in any process', async () => {
    const first = await newProcess();
    await store(first.parts, 'long', LONG);
    expect(await first.post('long')).toMatchObject({ ok: true, entry: { seq: LONG + 1 } });
    // Its snapshot is written before the process ends.
    await running.pop()?.close();
    const second = await newProcess();
    const clientId = randomUUID();
    expect(await second.post('long', clientId)).toMatchObject({ ok: true, entry: { seq: LONG + 2 } });
    await second.parts.relay.drain();
    // The conversation and its brief: a page each, and what lies between it and the snapshot.
    expect(second.entriesRead()).toBeLessThanOrEqual(4 * PAGE);
    const before = second.entriesRead();
    expect(await second.post('long')).toMatchObject({ ok: true });
    // Sent again, with everything after it known.
    expect(await second.post('long', clientId)).toMatchObject({ ok: true, fresh: false });
    await second.parts.relay.drain();
    expect(second.entriesRead() - before).toBeLessThanOrEqual(5);
  });

  it('leaves no words in its snapshot once it is erased, whatever comes late', async () => {
    const { parts } = await newProcess();
    await store(parts, 'personal', 120);
    const before = await parts.timeline.load('personal');
    if (!before) throw new Error('it was stored');
    await parts.snapshots.write(before);
    const snapshots = parts.store.connection.collection<{ _id: string; seq: number }>('snapshots');
    const kept = async () => JSON.stringify(await snapshots.findOne({ _id: 'personal' }));
    expect(await kept()).toContain('INV-4021');
    const by = { kind: 'system' } as const;
    const now = () => parts.store.clock.now();
    await eraseConversation({ ...parts, now }, 'personal', { scope: 'contact', by, reason: 'contact_asked' });
    expect(await kept()).not.toContain('INV-4021');
    await parts.snapshots.write(before);
    expect(await kept()).not.toContain('INV-4021');
  });
});
