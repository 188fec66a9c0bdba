import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import type { LinePlace } from '../../../core/routing/line.ts';
import type { ConversationDocument } from '../../../server/store/conversations.ts';
import type { Store } from '../../../server/store/store.ts';
import { dropTestStore, openTestStore } from '../../support/store.ts';

jest.setTimeout(60_000);

const at = (minute: number) => new Date(Date.UTC(2026, 2, 2, 9, minute)).toISOString();
const line = fc.uniqueArray(
  fc.record<LinePlace>({
    priority: fc.integer({ min: 1, max: 3 }),
    since: fc.integer({ min: 0, max: 2 }).map(at),
    id: fc.stringMatching(/^[0-9a-f]{24}$/),
  }),
  { selector: ({ id }) => id, maxLength: 12 },
);

/** The most urgent first, then who waited longest, then by id; written out, so that the store is not checked by itself. */
function compareInLine(a: LinePlace, b: LinePlace): number {
  const isBefore =
    a.priority !== b.priority
      ? a.priority < b.priority
      : a.since !== b.since
        ? a.since < b.since
        : a.id < b.id;
  return isBefore ? -1 : 1;
}

describe('the line in the store', () => {
  let store: Store;

  beforeAll(async () => {
    store = await openTestStore();
  });

  afterAll(async () => {
    await dropTestStore(store);
  });

  it('has the order of the line, and each its place', async () => {
    await fc.assert(
      fc.asyncProperty(line, async (places) => {
        const workspaceId = randomUUID();
        await store.conversations.saveAll(places.map((place) => waiting(place, workspaceId)));
        const expected = [...places].sort(compareInLine).map(({ id }) => `${workspaceId}.${id}`);
        const [whole, short] = await Promise.all([
          store.conversations.waiting(workspaceId),
          store.conversations.waitingContacts(workspaceId),
        ]);
        expect(whole.map(({ _id }) => _id)).toEqual(expected);
        expect(short.map(({ _id }) => _id)).toEqual(expected);
        for (const place of places) {
          const id = `${workspaceId}.${place.id}`;
          const found = await store.conversations.placeInLine(workspaceId, { ...place, id });
          expect(found).toBe(expected.indexOf(id) + 1);
        }
      }),
      { numRuns: 25 },
    );
  });
});

function waiting({ id, priority, since }: LinePlace, workspaceId: string): ConversationDocument {
  return {
    _id: `${workspaceId}.${id}`,
    workspaceId,
    state: 'waiting',
    lastSeq: 1,
    priority,
    waitingSince: new Date(since),
  } as ConversationDocument;
}
