import { evolve } from '../../../core/timeline/conversation.ts';
import type { TimelineCommand } from '../../../core/timeline/decide/decide.ts';
import type { Entry } from '../../../core/timeline/entry.ts';
import { createLog } from '../../../server/log.ts';
import type { ConversationDocument } from '../../../server/store/conversations.ts';
import { createMetrics } from '../../../server/telemetry/metrics.ts';
import { createBriefs } from '../../../server/timeline/briefs.ts';
import { createRelay } from '../../../server/timeline/relay.ts';
import type { Appended } from '../../../server/timeline/timeline.ts';
import { command, timelineOf } from '../../core/timeline/commands.ts';

const nextTurn = () => new Promise<void>((resolve) => setImmediate(resolve));

/** The entries of a conversation as they are appended, each with the fold up to it. */
function appendedIn(conversationId: string, ...commands: TimelineCommand[]): Appended[] {
  let conversation = null;
  const appended: Appended[] = [];
  for (const known of timelineOf(...commands)) {
    const entry = { ...known, conversationId, id: `${conversationId}-${known.seq}` } as Entry;
    conversation = evolve(conversation, entry);
    appended.push({ entry, conversation });
  }
  return appended;
}

const posts = (count: number) =>
  Array.from({ length: count }, (_, index) => command.post(`m${index}`, `Message ${index}`));

/** A relay whose neighbours write down what they are told, in order, and do it when they may. */
function setUp() {
  const did: string[] = [];
  const saved: ConversationDocument[][] = [];
  const marked: string[][] = [];
  const added: string[][] = [];
  const moved: unknown[] = [];
  const stands = new Map<string, number>();
  const told: Entry[] = [];
  let mayWrite: Promise<unknown> = Promise.resolve();
  const relay = createRelay({
    entries: {
      async markRelayed(entries) {
        await mayWrite;
        did.push('mark');
        marked.push(entries.map(({ id }) => id));
      },
    },
    conversations: {
      async saveAll(documents) {
        if (documents.length === 0) return;
        did.push('save');
        saved.push(documents);
        for (const { _id, lastSeq } of documents) stands.set(_id, lastSeq);
        await mayWrite;
      },
      async moveOn(moves) {
        moved.push(...moves.map(({ id, from, to }) => [id, from, to]));
        return new Set(moves.flatMap(({ id, from }) => (stands.get(id) === from ? [] : [id])));
      },
    },
    briefs: createBriefs({
      after: async (id, seq) => told.filter((entry) => entry.conversationId === id && entry.seq > seq),
      before: async (id, seq) => told.filter((entry) => entry.conversationId === id && entry.seq < seq),
    }),
    bus: {
      async publish(notices) {
        did.push('push');
        for (const { notice } of notices) if (notice.kind === 'entries') told.push(...notice.entries);
      },
      tell: ({ kind }) => void did.push(kind),
    },
    producer: {
      async addAll(jobs) {
        did.push(...jobs.map(({ name }) => name));
        if (jobs.length > 0) added.push(jobs.map(({ id }) => id));
      },
    },
    metrics: createMetrics(),
    log: createLog('silent', 'test'),
  });
  return {
    relay,
    did,
    saved,
    marked,
    moved,
    added,
    /** Each in a turn of the event loop of its own. */
    async inTurn(appended: Appended[]) {
      for (const one of appended) {
        relay.enqueue([one]);
        await nextTurn();
      }
    },
    /** Lets no write end until `goOn` is called. */
    holdWrites() {
      let goOn = (): void => undefined;
      mayWrite = new Promise<void>((resolve) => {
        goOn = resolve;
      });
      return () => goOn();
    },
  };
}

describe('relay', () => {
  beforeEach(() => {
    jest.useFakeTimers({ doNotFake: ['setImmediate', 'nextTick', 'queueMicrotask', 'performance'] });
  });

  afterEach(() => {
    jest.useRealTimers();
  });

  /** Lets time pass until all that was gathered is written. */
  async function pass(): Promise<void> {
    for (let step = 0; step < 20; step++) {
      jest.advanceTimersByTime(100);
      await nextTurn();
    }
  }

  it('what comes within a moment costs one write of read models and one of marks', async () => {
    const { relay, did, saved, marked, inTurn } = setUp();
    const [one, other] = ['T1', 'T2'].map((id) => appendedIn(id, command.start(), ...posts(5)));
    await inTurn([...(one ?? []), ...(other ?? [])]);
    expect(did).not.toContain('save');
    await pass();
    await relay.drain();
    expect(saved.map((documents) => documents.map(({ _id, lastSeq }) => [_id, lastSeq]))).toEqual([
      [
        ['T1', 6],
        ['T2', 6],
      ],
    ]);
    expect(marked.map((ids) => [...ids].sort())).toEqual([
      ['T1', 'T2'].flatMap((id) => [1, 2, 3, 4, 5, 6].map((seq) => `${id}-${seq}`)),
    ]);
  });

  it('what a contact writes on to the assistant moves the read model on, and no brief is made', async () => {
    const { relay, saved, moved } = setUp();
    const [start, ...written] = appendedIn('T', command.start(), ...posts(3));
    relay.enqueue([start as Appended]);
    await relay.drain();
    relay.enqueue(written);
    await relay.drain();
    expect(moved).toEqual([['T', 1, 4]]);
    expect(saved.map(([document]) => document?.lastSeq)).toEqual([1]);
  });

  it('a read model that stands elsewhere is written whole', async () => {
    const { relay, saved, moved } = setUp();
    const [start, ...written] = appendedIn('T', command.start(), ...posts(3));
    relay.enqueue([start as Appended]);
    await relay.drain();
    // Another server had the message before, and its read model is not there yet.
    await relay.tell(written.slice(1));
    expect(moved).toEqual([['T', 2, 4]]);
    expect(saved.at(-1)).toMatchObject([{ lastSeq: 4, isBehind: false, summary: { headline: 'Message 2' } }]);
  });

  it('pushes wait for nothing, the job of the assistant for the acknowledgement', async () => {
    const { did, inTurn } = setUp();
    await inTurn(appendedIn('T', command.start(), command.post('m1')));
    expect(did).toEqual(['push', 'push']);
    jest.advanceTimersByTime(1);
    await nextTurn();
    expect(did).toEqual(['push', 'push', 'triage']);
  });

  it('jobs that come while others are added go together', async () => {
    const { relay, added, inTurn } = setUp();
    const [one, other, third] = ['T1', 'T2', 'T3'].map((id) => appendedIn(id, command.start(), ...posts(1)));
    await inTurn(one ?? []);
    jest.advanceTimersByTime(1);
    await inTurn([...(other ?? []), ...(third ?? [])]);
    await relay.drain();
    expect(added).toEqual([['triage:T1'], ['triage:T2', 'triage:T3']]);
  });

  it('a wait for a person is written at once: the line is told before, routing after', async () => {
    const { did, saved, inTurn } = setUp();
    const [start, press] = appendedIn('T', command.start(), command.press('p1')) as [Appended, Appended];
    await inTurn([start, press]);
    await nextTurn();
    expect(did).toEqual(['push', 'push', 'line', 'save', 'route']);
    expect(saved).toMatchObject([[{ _id: 'T', lastSeq: 2, state: 'waiting' }]]);
  });

  it('while the store is slow, all that comes goes into one more write', async () => {
    const { relay, saved, moved, marked, inTurn, holdWrites } = setUp();
    const all = appendedIn('T', command.start(), ...posts(9));
    const goOn = holdWrites();
    await inTurn(all.slice(0, 1));
    await pass();
    for (const one of all.slice(1)) {
      await inTurn([one]);
      await pass();
    }
    expect([saved.length, moved.length]).toEqual([1, 0]);
    goOn();
    const drained = relay.drain();
    await pass();
    await drained;
    expect(saved.map(([document]) => document?.lastSeq)).toEqual([1]);
    expect(moved).toEqual([['T', 1, 10]]);
    expect(marked.flat()).toHaveLength(10);
  });

  it('who asks for settled read models does not wait for the moment to pass', async () => {
    const { relay, saved } = setUp();
    relay.enqueue(appendedIn('T', command.start(), command.post('m1')));
    await relay.settled();
    expect(saved).toMatchObject([[{ _id: 'T', lastSeq: 2 }]]);
  });

  it('draining tells and marks all, without waiting for the moment to pass', async () => {
    const { relay, did, marked } = setUp();
    relay.enqueue(appendedIn('T', command.start(), command.post('m1')));
    await relay.drain();
    expect([did.at(0), ...did.slice(1, -1).sort(), did.at(-1)]).toEqual(['push', 'save', 'triage', 'mark']);
    expect(marked).toEqual([['T-1', 'T-2']]);
  });
});
