import fc from 'fast-check';
import { type LinePlace, lineUp } from '../../../core/routing/line.ts';
import { createOrderedLine } from '../../../core/routing/ordered-line.ts';

const at = (minute: number) => new Date(Date.UTC(2026, 2, 2, 9, minute)).toISOString();
const idsOf = (places: LinePlace[]) => places.map(({ id }) => id);

const anyPlace = fc.record<LinePlace>({
  id: fc.integer({ min: 0, max: 40 }).map((number) => `w${number}`),
  contactId: fc.constantFrom('a', 'b', 'c', 'd'),
  origin: fc.constantFrom(null, 'x', 'y'),
  priority: fc.integer({ min: 1, max: 3 }),
  since: fc.integer({ min: 0, max: 5 }).map(at),
});
const anyLine = fc.uniqueArray(anyPlace, { selector: ({ id }) => id, maxLength: 30 });
const anyShare = fc.integer({ min: 1, max: 4 });
/** Most steps set a wait, new or known by its id; some take one out. */
const anyStep = fc.oneof(
  { weight: 3, arbitrary: anyPlace.map((place) => ({ place, leaves: false })) },
  { weight: 1, arbitrary: anyPlace.map((place) => ({ place, leaves: true })) },
);

describe('the line in memory', () => {
  it('has at every step the order of the line that is put in order anew, and says whose turn moved', () => {
    fc.assert(
      fc.property(anyLine, fc.array(anyStep, { maxLength: 120 }), anyShare, (first, steps, share) => {
        const line = createOrderedLine<LinePlace>(share, first);
        const waits = new Map(first.map((place) => [place.id, place]));
        for (const { place, leaves } of steps) {
          const before = new Map([...waits.keys()].map((id) => [id, line.standingOf(id)?.turn]));
          const moved = leaves ? line.remove(place.id) : line.set(place);
          if (leaves) waits.delete(place.id);
          else waits.set(place.id, place);
          const expected = lineUp([...waits.values()], share);
          expect(line.from(1, 1_000)).toEqual(expected);
          expect(expected.map(({ id }) => line.placeOf(id))).toEqual(expected.map((_, index) => index + 1));
          const turned = [...waits.keys()].filter(
            (id) => id !== place.id && before.get(id) !== line.standingOf(id)?.turn,
          );
          expect(moved).toEqual(expect.arrayContaining(turned));
          expect(moved.every((id) => id !== place.id && waits.has(id))).toBe(true);
        }
      }),
    );
  });

  it('gives a page from any place on', () => {
    fc.assert(
      fc.property(
        anyLine,
        fc.integer({ min: 1, max: 50 }),
        fc.integer({ min: 0, max: 20 }),
        (places, from, limit) => {
          const line = createOrderedLine<LinePlace>(undefined, places);
          expect(idsOf(line.from(from, limit))).toEqual(
            idsOf(lineUp(places).slice(from - 1, from - 1 + limit)),
          );
        },
      ),
    );
  });

  it('knows no place of who does not wait, and the waits of a contact', () => {
    const line = createOrderedLine<LinePlace>();
    const first: LinePlace = { id: '1', contactId: 'a', origin: null, priority: 3, since: at(0) };
    const second = { ...first, id: '2' };
    line.set(second);
    line.set(first);
    line.set({ ...first, id: '3', contactId: 'b' });
    expect(idsOf(line.ofContact('a'))).toEqual(['1', '2']);
    line.remove('1');
    expect(line.placeOf('1')).toBeNull();
    expect(line.size()).toBe(2);
    expect(idsOf(line.ofContact('a'))).toEqual(['2']);
  });

  it('puts its words in place of the old ones where the place is the same', () => {
    const line = createOrderedLine<LinePlace & { words: string }>();
    const place = { id: '1', contactId: 'a', origin: 'x', priority: 3, since: at(0), words: 'old' };
    line.set(place);
    line.set({ ...place, words: 'new' });
    expect(line.from(1, 5)).toEqual([{ ...place, words: 'new' }]);
    expect(line.ofContact('a')[0]?.words).toBe('new');
  });
});
