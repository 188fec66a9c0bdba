import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { type LinePlace, lineUp } from '../../../core/routing/line.ts';
import { createLine } from '../../../server/directory/line.ts';
import { createLines, type Lines } from '../../../server/directory/lines.ts';
import { createLog } from '../../../server/log.ts';
import type { ConversationDocument } from '../../../server/store/conversations.ts';
import type { Store } from '../../../server/store/store.ts';
import { dropTestStore, openTestStore } from '../../support/store.ts';

jest.setTimeout(60_000);

const at = (minute: number) => new Date(Date.UTC(2026, 2, 2, 9, minute)).toISOString();
const anyLine = fc.uniqueArray(
  fc.record<LinePlace>({
    priority: fc.integer({ min: 1, max: 3 }),
    since: fc.integer({ min: 0, max: 2 }).map(at),
    id: fc.stringMatching(/^[0-9a-f]{24}$/),
    contactId: fc.constantFrom('a', 'b', 'c'),
    origin: fc.constantFrom(null, 'x', 'y'),
  }),
  { selector: ({ id }) => id, maxLength: 12 },
);

describe('the line in the store', () => {
  let store: Store;
  let line: ReturnType<typeof createLine>;
  let lines: Lines;

  beforeAll(async () => {
    store = await openTestStore();
    line = createLine(store.conversations);
    lines = createLines({
      conversations: store.conversations,
      timeline: { refresh: async () => null },
      bus: {
        listen: () => () => true,
        onGap: () => () => true,
        join: () => undefined,
        leave: () => undefined,
      },
      log: createLog('silent', 'test'),
    });
  });

  afterAll(async () => {
    lines.close();
    await dropTestStore(store);
  });

  it('is read as it is written, and has its order', async () => {
    await fc.assert(
      fc.asyncProperty(anyLine, async (places) => {
        const workspaceId = randomUUID();
        await store.conversations.saveAll(places.map((place) => waiting(place, workspaceId)));
        const expected = lineUp(places.map((place) => ({ ...place, id: `${workspaceId}.${place.id}` })));
        expect((await line.inOrder(workspaceId)).map(placeOnly)).toEqual(expected);
        const shown = (await lines.page(workspaceId, null, 1 + places.length))?.items ?? [];
        expect(shown.map(({ conversationId }) => conversationId)).toEqual(expected.map(({ id }) => id));
        expect(shown.map(({ place }) => place)).toEqual(expected.map((_, index) => index + 1));
      }),
      { numRuns: 25 },
    );
  });
});

const placeOnly = ({ id, contactId, origin, priority, since }: LinePlace): LinePlace => ({
  id,
  contactId,
  origin,
  priority,
  since,
});

function waiting(
  { id, contactId, origin, priority, since }: LinePlace,
  workspaceId: string,
): ConversationDocument {
  return {
    _id: `${workspaceId}.${id}`,
    workspaceId,
    state: 'waiting',
    contactId,
    origin,
    lastSeq: 1,
    passedBy: [],
    summary: {
      id: `${workspaceId}.${id}`,
      contact: { name: 'Guest' },
      owner: { id: 'o', name: 'Owner' },
      reason: { code: 'asked', text: 'asked' },
      skills: [],
      priority,
      waitingSince: since,
      dueAt: since,
    },
    priority,
    waitingSince: new Date(since),
  } as unknown as ConversationDocument;
}
