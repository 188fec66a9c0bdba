import { fold } from '../../../core/timeline/conversation.ts';
import type { TimelineCommand } from '../../../core/timeline/decide/decide.ts';
import { createLog } from '../../../server/log.ts';
import type { Store } from '../../../server/store/store.ts';
import { createMetrics } from '../../../server/telemetry/metrics.ts';
import { createBriefs } from '../../../server/timeline/briefs.ts';
import { createConversationList } from '../../../server/timeline/conversation-list.ts';
import { readModelOf } from '../../../server/timeline/read-model.ts';
import { createRelay } from '../../../server/timeline/relay.ts';
import { createTimeline } from '../../../server/timeline/timeline.ts';
import { command } from '../../core/timeline/commands.ts';
import { dropTestStore, openTestStore } from '../../support/store.ts';

jest.setTimeout(60_000);

const log = createLog('silent', 'test');

/** Conversations that the assistant has not answered yet: nobody has made their briefs. */
describe('the list of conversations', () => {
  let store: Store;
  let count = 0;

  beforeAll(async () => {
    store = await openTestStore();
  });

  afterAll(() => dropTestStore(store));

  function setUp() {
    const { entries, conversations, acknowledgements } = store;
    const briefs = createBriefs(entries);
    const relay = createRelay({
      entries,
      conversations,
      briefs,
      bus: { publish: async () => undefined, tell: () => undefined },
      producer: { addAll: async () => undefined },
      metrics: createMetrics(),
      log,
    });
    const now = () => store.clock.now().toISOString();
    const timeline = createTimeline({
      entries,
      acknowledgements,
      onAppended: relay.enqueue,
      now,
      newId: () => `e${++count}`,
    });
    return { relay, timeline, briefs, ...createConversationList({ conversations, timeline, briefs, log }) };
  }

  /** Appends each command's entries, and waits until all of it is in the read model. */
  async function play(commands: TimelineCommand[], { relay, timeline } = setUp()): Promise<string> {
    const id = `T${++count}`;
    for (const one of commands) {
      const executed = await timeline.execute(id, 'W', one);
      expect(executed.ok).toBe(true);
      await relay.settled();
    }
    return id;
  }

  const stored = (id: string) => store.connection.collection('conversations').findOne({ _id: id as never });

  it('shows the headline of what was written, and keeps it', async () => {
    const id = await play([
      command.start(),
      command.post('m1', 'Hello'),
      command.post('m2', 'The export stops after ten minutes'),
    ]);
    expect(await stored(id)).toMatchObject({ lastSeq: 3, isBehind: true });
    const [shown] = await setUp().list({ workspaceId: 'W', ids: [id] }, 10);
    expect(shown?.summary).toMatchObject({ headline: 'The export stops after ten minutes', lastSeq: 3 });
    expect(await stored(id)).toMatchObject({ isBehind: false, summary: shown?.summary });
  });

  it('finds the words of every message, also of one that is not the newest', async () => {
    const id = await play([
      command.start(),
      command.post('m1', 'The export fails with error code QX-4711'),
      command.post('m2', 'Are you there?'),
    ]);
    const found = await setUp().list({ workspaceId: 'W', text: 'qx-4711' }, 10);
    expect(found.map(({ _id }) => _id)).toEqual([id]);
  });

  it('a conversation that cannot be read is shown as it was, beside the others', async () => {
    const [broken, whole] = [
      await play([command.start(), command.post('m1', 'The import stops at once')]),
      await play([command.start(), command.post('m1', 'The import stops at once')]),
    ];
    await store.connection.collection('entries').deleteMany({ conversationId: broken, seq: 1 });
    const found = await setUp().list({ workspaceId: 'W', ids: [broken, whole] }, 10);
    expect(Object.fromEntries(found.map(({ _id, summary }) => [_id, summary.headline]))).toEqual({
      [broken]: 'Nothing written yet',
      [whole]: 'The import stops at once',
    });
  });

  it.each<[string, TimelineCommand[]]>([
    ['after the start', [command.start()]],
    [
      'after an answer',
      [command.start(), command.post('a1'), command.judge('d1', 2), command.reply('r1', 2)],
    ],
  ])('%s, what a message leaves to be made is only what the brief says', async (_, before) => {
    const parts = setUp();
    const id = await play([...before, command.post('m1', 'The export stops again')], parts);
    const conversation = fold(await parts.timeline.entriesAfter(id, 0));
    if (!conversation) throw new Error('nothing was begun');
    const {
      searchText: _words,
      isBehind: _flag,
      summary,
      ...whole
    } = readModelOf(conversation, await parts.briefs.upTo(id, conversation.seq));
    const { headline: _headline, sentiment: _sentiment, ...told } = summary;
    const found = await stored(id);
    expect(found).toMatchObject({ ...whole, isBehind: true, summary: told });
  });
});
