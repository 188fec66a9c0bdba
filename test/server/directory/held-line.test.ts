import fc from 'fast-check';
import { afterStep, createLineReader, type LineCopy } from '../../../client/shared/line-reader.ts';
import type { LineItem, PlacedItem } from '../../../core/contract/views.ts';
import { type LinePlace, lineUp } from '../../../core/routing/line.ts';
import { createHeldLine } from '../../../server/directory/held-line.ts';
import { type HeldWait, type LineChange, SINCES_MODULUS } from '../../../server/store/line-wait.ts';

const at = (minute: number) => new Date(Date.UTC(2026, 2, 2, 9, minute)).toISOString();

const anyPlace = fc.record<LinePlace>({
  id: fc.integer({ min: 0, max: 25 }).map((number) => `w${number}`),
  contactId: fc.constantFrom('a', 'b', 'c', 'd'),
  origin: fc.constantFrom(null, 'x'),
  priority: fc.integer({ min: 1, max: 3 }),
  since: fc.integer({ min: 0, max: 5 }).map(at),
});
const anyLine = fc.uniqueArray(anyPlace, { selector: ({ id }) => id, maxLength: 20 });
/** Somebody waits or leaves, told with its brief or before there is one; and now and then what agents see is brought up to date. */
const anyStep = fc.record({
  place: anyPlace,
  how: fc.constantFrom('waits', 'waits', 'waits at first', 'leaves'),
  headline: fc.constantFrom('one', 'two'),
  isPublished: fc.boolean(),
});

const itemOf = ({ id, priority, since }: LinePlace, headline = 'one', acknowledged = false): LineItem =>
  ({ conversationId: id, priority, waitingSince: since, headline, acknowledged }) as LineItem;
const waitOf = (place: LinePlace, item: LineItem | null): HeldWait => ({
  ...place,
  ownerName: 'Ana',
  requestedAt: place.since,
  item,
});
const waits = (place: LinePlace, seq: number, headline?: string): LineChange => ({
  id: place.id,
  seq,
  wait: waitOf(place, itemOf(place, headline)),
});
const pressed = (place: LinePlace, seq: number): LineChange => ({
  id: place.id,
  seq,
  wait: waitOf(place, null),
});
const gone = (id: string, seq: number): LineChange => ({ id, seq, wait: null });
const idsOf = (items: readonly LineItem[]) => items.map(({ conversationId }) => conversationId);
const whole = (line: ReturnType<typeof createHeldLine>) => line.page(null, 1_000)?.items ?? [];

const place = (id: string, more: Partial<LinePlace> = {}): LinePlace => ({
  id,
  contactId: `contact of ${id}`,
  origin: null,
  priority: 3,
  since: at(Number(id)),
  ...more,
});

describe('the line that a server holds', () => {
  it('is, for whoever follows its steps from any page on, always the beginning of the line', () => {
    fc.assert(
      fc.property(anyLine, fc.array(anyStep, { maxLength: 60 }), fc.nat(15), (first, steps, page) => {
        const line = createHeldLine(
          first.map((one) => waits(one, 1)),
          2,
        );
        let followed: readonly PlacedItem[] = line.page(null, page)?.items ?? [];
        const known = new Map(first.map((one): [string, LinePlace] => [one.id, one]));
        const unwritten = new Map<string, LineChange>();
        for (const [index, { place: one, how, headline, isPublished }] of steps.entries()) {
          const seq = index + 2;
          if (how === 'leaves') {
            line.apply(gone(one.id, seq));
            known.delete(one.id);
            unwritten.delete(one.id);
          } else {
            line.apply(how === 'waits' ? waits(one, seq, headline) : pressed(one, seq));
            if (how === 'waits') unwritten.delete(one.id);
            else unwritten.set(one.id, waits(one, seq, headline));
            known.set(one.id, one);
          }
          expect(lineUp([...known.values()], 2).map(({ id }) => line.placeOf(id))).toEqual(
            Array.from(known, (_, rank) => rank + 1),
          );
          const step = isPublished ? line.publish() : null;
          if (step) followed = afterStep(followed, step);
          expect(idsOf(followed)).toEqual(idsOf(whole(line)).slice(0, followed.length));
        }
        const all = [...known.values()];
        expect(line.digest()).toEqual({
          waiting: all.length,
          seqs: all.reduce((sum, { id }) => sum + line.seqOf(id), 0),
          sinces: all.reduce((sum, { since }) => sum + (Date.parse(since) % SINCES_MODULUS), 0),
        });
        // The briefs of all are there at last.
        for (const change of unwritten.values()) line.apply(change);
        const last = line.publish();
        if (last) followed = afterStep(followed, last);
        expect(idsOf(whole(line))).toEqual(lineUp([...known.values()], 2).map(({ id }) => id));
        expect(idsOf(followed)).toEqual(idsOf(whole(line)).slice(0, followed.length));
      }),
    );
  });

  it('takes nothing back because of a notice that comes late', () => {
    const line = createHeldLine([waits(place('1'), 2)]);
    expect(line.apply(gone('1', 5))).toBe(true);
    expect(line.apply(waits(place('1'), 4))).toBe(false);
    expect(line.apply(gone('2', 3))).toBe(false);
    expect(line.apply(waits(place('2'), 2))).toBe(false);
    expect(line.size()).toBe(0);
    expect(line.apply(waits(place('1'), 7))).toBe(true);
    expect(line.placeOf('1')).toBe(1);
  });

  it('has the place of a press at once, and shows it once there is something to show', () => {
    const line = createHeldLine([waits(place('5'), 2)]);
    expect(line.placeFor(pressed(place('1'), 2))).toBe(1);
    line.apply(pressed(place('1'), 2));
    expect(line.placeOf('1')).toBe(1);
    expect(line.publish()).toBeNull();
    expect(idsOf(whole(line))).toEqual(['5']);
    line.apply(waits(place('1'), 2));
    expect(line.publish()).toMatchObject({
      version: 1,
      total: 2,
      changed: [{ conversationId: '1', place: 1 }],
    });
  });

  it('says nothing of what is as it was, and how many nobody has seen', () => {
    const line = createHeldLine([waits(place('1'), 2), waits(place('2'), 2)]);
    expect(line.apply(waits(place('1'), 3))).toBe(false);
    expect(line.publish()).toBeNull();
    line.apply({ id: '1', seq: 4, wait: waitOf(place('1'), itemOf(place('1'), 'one', true)) });
    expect(line.publish()).toMatchObject({ total: 2, unseen: 1 });
    line.apply(gone('2', 3));
    expect(line.publish()).toMatchObject({ total: 1, unseen: 0, removed: ['2'], changed: [] });
  });

  it('tells a change of very many as a gap', () => {
    const line = createHeldLine([]);
    const ids = Array.from({ length: 501 }, (_, index) => String(index));
    for (const id of ids) line.apply(waits(place(id), 1));
    expect(line.publish()).toEqual({ version: 2, total: 501, unseen: 501, changed: [], removed: [] });
  });

  it('gives pages behind a conversation, and none behind one that is not shown', () => {
    const line = createHeldLine(['1', '2', '3', '4', '5'].map((id) => waits(place(id), 1)));
    expect(line.page('2', 2)).toMatchObject({
      total: 5,
      items: [
        { conversationId: '3', place: 3 },
        { conversationId: '4', place: 4 },
      ],
    });
    expect(line.page('5', 2)?.items).toEqual([]);
    expect(line.page('9', 2)).toBeNull();
  });
});

describe('a client that follows the line', () => {
  function follow(ids: string[]) {
    const line = createHeldLine(ids.map((id) => waits(place(id), 1)));
    const asked: (string | undefined)[] = [];
    const given: { ids: string[]; news: string[] }[] = [];
    const answer = (after?: string): LineCopy<PlacedItem> | null => {
      const page = line.page(after ?? null, 2);
      return page && { epoch: 'e', ...page };
    };
    const reader = createLineReader<PlacedItem>({
      ask: async ({ after }) => {
        asked.push(after);
        return answer(after);
      },
      give: ({ items }, news) => given.push({ ids: idsOf(items), news: idsOf(news) }),
    });
    return { line, reader, asked, given };
  }

  it('reads page by page, hears changes, and reads again as far as it was after a gap', async () => {
    const { line, reader, asked, given } = follow(['1', '2', '3', '4', '5']);
    await reader.reload();
    await reader.more();
    expect(given.at(-1)).toEqual({ ids: ['1', '2', '3', '4'], news: ['3', '4'] });
    line.apply(gone('1', 2));
    const step = line.publish();
    if (step) reader.hear({ epoch: 'e', ...step });
    expect(given.at(-1)?.ids).toEqual(['2', '3', '4']);
    line.apply(gone('2', 2));
    line.publish();
    line.apply(waits(place('0'), 1));
    const later = line.publish();
    if (later) reader.hear({ epoch: 'e', ...later });
    await reader.reload();
    expect(given.at(-1)?.ids).toEqual(['0', '3', '4', '5']);
    expect(asked).toEqual([undefined, '2', undefined, '3']);
    expect(await reader.more()).toBe(false);
  });
});
