import { keepForgetting } from '../../../server/privacy/forget-erased.ts';
import { type Entries, entryAt, newEntryId } from '../../../server/store/entries.ts';
import type { Store } from '../../../server/store/store.ts';
import { dropTestStore, openTestStore } from '../../support/store.ts';

describe('a process that missed the notice of an erasure', () => {
  let store: Store;
  beforeAll(async () => {
    store = await openTestStore();
  });
  afterAll(async () => {
    await dropTestStore(store);
  });

  const written = (entries: Entries, conversationId: string, minutesAgo: number) =>
    entries.insertInOrder([
      entryAt(
        {
          type: 'conversation.erased',
          actor: { kind: 'system' },
          clientId: 'erase:1',
          data: { scope: 'texts', reason: 'retention' },
        },
        {
          id: newEntryId(),
          workspaceId: 'w',
          conversationId,
          seq: 2,
          at: new Date(store.clock.now().getTime() - minutesAgo * 60_000).toISOString(),
          prevContactSeq: 0,
        },
      ),
    ]);

  it('forgets the words all the same, also where only a conversation was erased', async () => {
    await written(store.entries, 'of last week', 7 * 24 * 60);
    await written(store.entries, 'of now', 0);
    const forgotten: string[] = [];
    await new Promise<void>((resolve) => {
      const forget = (conversationId: string) => void forgotten.push(conversationId);
      const stop = keepForgetting(
        {
          ...store,
          timeline: { forget },
          briefs: {
            forget(conversationId) {
              forget(conversationId);
              stop();
              resolve();
            },
          },
          bus: { listen: () => () => undefined },
          log: { debug: () => undefined } as never,
          now: store.clock.now,
        },
        10,
      );
    });
    expect(new Set(forgotten)).toEqual(new Set(['of now']));
  }, 20_000);
});
