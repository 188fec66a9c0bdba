import type { Connection, ConnectionState } from '../../client/console/live/connection.ts';
import { addEntries, emptyLog, hasGap, lastSeq } from '../../client/console/live/entry-log.ts';
import { createFeed } from '../../client/console/live/feed.ts';
import { createOutbox } from '../../client/console/live/outbox.ts';
import { splitLinks } from '../../client/shared/linkify.ts';
import { createObservable } from '../../client/shared/observable.ts';
import { openMemory } from '../../client/shared/storage.ts';
import type { AgentCommandName } from '../../core/contract/commands.ts';
import type { AgentEntry } from '../../core/timeline/visible.ts';

const CONVERSATION = 'c1';

function message(seq: number, clientId = `client-${seq}`): AgentEntry {
  return {
    id: `e${seq}`,
    conversationId: CONVERSATION,
    seq,
    at: '2026-03-02T10:00:00.000Z',
    type: 'message.posted',
    actor: { kind: 'contact' },
    data: { text: `message ${seq}` },
    clientId,
  };
}

const shown = (...seqs: number[]) => seqs.map((seq) => message(seq));
const seqsOf = (entries: readonly { seq: number }[]) => entries.map(({ seq }) => seq);

describe('the entries of an opened conversation', () => {
  it('come in order, each once, whatever order they arrive in', () => {
    const orders = [
      [1, 2, 3, 4],
      [4, 3, 2, 1],
      [2, 2, 1, 4, 1, 3, 3],
      [3, 1, 4, 2],
    ];
    for (const order of orders) {
      const log = order.reduce((now, seq) => addEntries(now, shown(seq)), emptyLog);
      expect(seqsOf(log.entries)).toEqual([1, 2, 3, 4]);
      expect(hasGap(log)).toBe(false);
    }
  });

  it('wait behind a gap instead of showing out of order', () => {
    const log = addEntries(emptyLog, shown(1, 2, 4, 5));
    expect(seqsOf(log.entries)).toEqual([1, 2]);
    expect(hasGap(log)).toBe(true);
    expect(lastSeq(log)).toBe(2);
  });
});

type Sent = { name: AgentCommandName; input: Record<string, unknown> };
type Answering = (sent: Sent) => unknown;

/** A connection whose server is a function. */
function createFakeConnection(answer: Answering) {
  const state = createObservable<ConnectionState>({ status: 'connected', epoch: 1 });
  const sent: Sent[] = [];
  const connection = {
    state,
    send: async (name: AgentCommandName, input: Record<string, unknown>) => {
      sent.push({ name, input });
      return answer({ name, input });
    },
    on: () => () => undefined,
    reconnect: () => undefined,
    close: () => undefined,
  } as unknown as Connection;
  return { connection, sent, state };
}

const opened = (entries: AgentEntry[], last: number) => ({
  ok: true,
  conversation: { id: CONVERSATION, lastSeq: last },
  entries,
  brief: null,
});

describe('the feed of a conversation', () => {
  it('reads exactly what is missing when a push shows a gap', async () => {
    const all = [1, 2, 3, 4, 5].map((seq) => message(seq));
    const { connection, sent } = createFakeConnection(({ name, input }) =>
      name === 'conversation:open'
        ? opened(all.slice(0, 2), 2)
        : { ok: true, entries: all.filter(({ seq }) => seq > Number(input.seq)), more: false },
    );
    const feed = createFeed(connection, CONVERSATION);
    await feed.open();
    feed.receive(message(5));
    await settled();
    expect(seqsOf(feed.state.get().log.entries)).toEqual([1, 2, 3, 4, 5]);
    expect(sent.filter(({ name }) => name === 'entries:after').map(({ input }) => input.seq)).toEqual([2]);
    expect(feed.state.get().isCaughtUp).toBe(true);
  });

  it('reads page after page until it has all', async () => {
    const { connection } = createFakeConnection(({ name, input }) =>
      name === 'conversation:open'
        ? opened([message(1)], 6)
        : { ok: true, entries: [message(Number(input.seq) + 1), message(Number(input.seq) + 2)], more: true },
    );
    const feed = createFeed(connection, CONVERSATION);
    await feed.open();
    expect(lastSeq(feed.state.get().log)).toBeGreaterThanOrEqual(6);
    expect(feed.state.get().isCaughtUp).toBe(true);
  });

  it('keeps what it shows when it cannot be read again, and is not caught up', async () => {
    let isDown = false;
    const { connection } = createFakeConnection(() =>
      isDown
        ? { ok: false, error: { code: 'no_answer', message: '', retryable: true } }
        : opened([message(1)], 1),
    );
    const feed = createFeed(connection, CONVERSATION);
    await feed.open();
    isDown = true;
    feed.fallBehind();
    await feed.open();
    expect(feed.state.get()).toMatchObject({ status: 'ready', isCaughtUp: false });
    expect(seqsOf(feed.state.get().log.entries)).toEqual([1]);
  });
});

describe('the outbox', () => {
  const refused = { ok: false, error: { code: 'internal', message: 'broken', retryable: true } };
  const accepted = { ok: true, entryId: 'e', seq: 2, at: '2026-03-02T10:00:00.000Z' };

  async function openOutbox(answer: Answering) {
    const fake = createFakeConnection((sent) =>
      sent.name === 'conversation:open' ? opened([message(1)], 1) : answer(sent),
    );
    const feed = createFeed(fake.connection, CONVERSATION);
    await feed.open();
    const memory = openMemory('', {});
    const outbox = createOutbox(fake.connection, () => feed, memory);
    const posts = () => fake.sent.filter(({ name }) => name === 'message:send').map(({ input }) => input);
    return { ...fake, feed, outbox, posts, memory };
  }

  it('retries under the same id, so that a message cannot double', async () => {
    let isBroken = true;
    const { outbox, posts } = await openOutbox(() => (isBroken ? refused : accepted));
    outbox.post(CONVERSATION, 'message', 'hello');
    await settled();
    const [failed] = outbox.items.get();
    expect(failed).toMatchObject({ status: 'failed', error: 'broken' });
    isBroken = false;
    outbox.retry(failed?.clientId ?? '');
    await settled();
    expect(posts().map(({ clientId }) => clientId)).toEqual([failed?.clientId, failed?.clientId]);
    outbox.settle(CONVERSATION, new Set([failed?.clientId ?? '']));
    expect(outbox.items.get()).toEqual([]);
  });

  it('sends in the order of writing, one after another', async () => {
    const release: (() => void)[] = [];
    const { outbox, posts } = await openOutbox(
      () => new Promise((resolve) => release.push(() => resolve(accepted))),
    );
    outbox.post(CONVERSATION, 'message', 'first');
    outbox.post(CONVERSATION, 'message', 'second');
    await settled();
    expect(posts().map(({ text }) => text)).toEqual(['first']);
    release.shift()?.();
    await settled();
    expect(posts().map(({ text }) => text)).toEqual(['first', 'second']);
  });

  it('waits until the conversation is caught up', async () => {
    const { outbox, posts, feed } = await openOutbox(() => accepted);
    feed.fallBehind();
    outbox.post(CONVERSATION, 'message', 'not yet');
    await settled();
    expect(posts()).toEqual([]);
    await feed.open();
    outbox.flush();
    await settled();
    expect(posts()).toHaveLength(1);
  });

  it('keeps what was not sent over a reload of the page', async () => {
    const { outbox, feed, connection, memory } = await openOutbox(() => accepted);
    feed.fallBehind();
    outbox.post(CONVERSATION, 'note', 'kept');
    const again = createOutbox(connection, () => feed, memory);
    expect(again.items.get()).toMatchObject([{ text: 'kept', kind: 'note', status: 'waiting' }]);
  });
});

describe('links in a text', () => {
  it.each([
    ['see https://a.test/x?y=1.', ['see ', 'https://a.test/x?y=1', '.']],
    ['(http://a.test)', ['(', 'http://a.test', ')']],
    ['javascript:alert(1)', ['javascript:alert(1)']],
    ['https://a.test"onclick="x', ['https://a.test', '"onclick="x']],
    ['', []],
  ])('splits %j without losing a character', (text, pieces) => {
    expect(splitLinks(text).map((piece) => piece.text)).toEqual(pieces);
    expect(splitLinks(text).every(({ url }) => url === null || /^https?:/u.test(url))).toBe(true);
  });
});

/** Lets everything that is already decided happen. */
const settled = () => new Promise<void>((resolve) => setImmediate(() => setImmediate(resolve)));
