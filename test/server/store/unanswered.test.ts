import { fold } from '../../../core/timeline/conversation.ts';
import type { TimelineCommand } from '../../../core/timeline/decide/decide.ts';
import type { Store } from '../../../server/store/store.ts';
import { createBriefs } from '../../../server/timeline/briefs.ts';
import { readModelOf } from '../../../server/timeline/read-model.ts';
import { command, timelineOf } from '../../core/timeline/commands.ts';
import { dropTestStore, openTestStore } from '../../support/store.ts';

jest.setTimeout(60_000);

describe('messages without an answer, as the watchdog finds them', () => {
  let store: Store;

  beforeAll(async () => {
    store = await openTestStore();
  });

  afterAll(() => dropTestStore(store));

  /** Whether the conversation is found after these commands. */
  async function isFoundAfter(...commands: TimelineCommand[]): Promise<boolean> {
    const entries = timelineOf(...commands);
    const conversation = fold(entries);
    if (!conversation) throw new Error('nothing was begun');
    const brief = await createBriefs({ after: async () => [], before: async () => entries }).upTo(
      'T',
      conversation.seq,
    );
    await store.connection.collection('conversations').deleteMany({});
    await store.conversations.saveAll([readModelOf(conversation, brief)]);
    return (await store.conversations.unanswered(new Date(), 10)).includes('T');
  }

  const asked = [command.start(), command.post('m1')];

  it.each<[string, boolean, TimelineCommand[]]>([
    ['nobody has written', false, [command.start()]],
    ['a message waits', true, asked],
    ['a message was judged, and nothing came of it', true, [...asked, command.judge('d1', 2)]],
    ['it was answered', false, [...asked, command.judge('d1', 2), command.reply('r1', 2)]],
    ['a person was called', false, [...asked, command.judge('d1', 2), command.escalate('e1', 2)]],
  ])('%s: %s', async (_, isFound, commands) => {
    expect(await isFoundAfter(...commands)).toBe(isFound);
  });
});
