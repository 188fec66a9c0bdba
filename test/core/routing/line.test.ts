import fc from 'fast-check';
import { type LinePlace, lineUp } from '../../../core/routing/line.ts';

const at = (minute: number) => new Date(Date.UTC(2026, 2, 2, 9, minute)).toISOString();
const place = (id: string, more: Partial<LinePlace> = {}): LinePlace => ({
  id,
  contactId: `contact of ${id}`,
  origin: null,
  priority: 3,
  since: at(0),
  ...more,
});
const idsOf = (places: LinePlace[]) => places.map(({ id }) => id);

const anyPlace = fc.record<LinePlace>({
  id: fc.stringMatching(/^[0-9a-f]{8}$/),
  contactId: fc.constantFrom('a', 'b', 'c'),
  origin: fc.constantFrom(null, 'x', 'y'),
  priority: fc.integer({ min: 1, max: 3 }),
  since: fc.integer({ min: 0, max: 2 }).map(at),
});
const anyLine = fc.uniqueArray(anyPlace, { selector: ({ id }) => id, maxLength: 30 });

describe('the line', () => {
  it('has the most urgent first, then who waited longest, then by id', () => {
    const line = [
      place('d', { since: at(1) }),
      place('c'),
      place('b'),
      place('a', { priority: 2, since: at(9) }),
    ];
    expect(idsOf(lineUp(line))).toEqual(['a', 'b', 'c', 'd']);
  });

  it("puts a contact's second wait behind everybody's first, however urgent", () => {
    const first = place('a', { contactId: 'greedy', priority: 1 });
    const second = place('b', { contactId: 'greedy', priority: 1 });
    const other = place('c', { priority: 4, since: at(5) });
    expect(idsOf(lineUp([second, other, first]))).toEqual(['a', 'c', 'b']);
  });

  it('lets the second move up once the first is gone', () => {
    const second = place('b', { contactId: 'greedy' });
    const other = place('c', { since: at(5) });
    expect(idsOf(lineUp([other, second]))).toEqual(['b', 'c']);
  });

  it('lets one origin have its share of first turns and no more', () => {
    const flood = Array.from({ length: 7 }, (_, index) => place(`a${index}`, { origin: 'one address' }));
    const other = place('z', { origin: 'another', since: at(5) });
    expect(idsOf(lineUp([...flood, other], 3))).toEqual(['a0', 'a1', 'a2', 'z', 'a3', 'a4', 'a5', 'a6']);
  });

  it('loses nobody, doubles nobody, and is the same from any order', () => {
    fc.assert(
      fc.property(anyLine, fc.array(fc.nat()), (line, keys) => {
        const shuffled = line
          .map((one, index) => ({ one, key: keys[index] ?? 0 }))
          .sort((a, b) => a.key - b.key)
          .map(({ one }) => one);
        const lined = lineUp(line, 2);
        expect(idsOf(lineUp(shuffled, 2))).toEqual(idsOf(lined));
        expect(new Set(lined)).toEqual(new Set(line));
      }),
    );
  });

  it('never puts a later wait of a contact before the first of somebody from elsewhere', () => {
    fc.assert(
      fc.property(anyLine, (line) => {
        const stranger = place('stranger', { contactId: 'stranger', priority: 5, since: at(9) });
        const lined = lineUp([...line, stranger], 2);
        const before = lined.slice(0, lined.indexOf(stranger));
        expect(new Set(before.map(({ contactId }) => contactId)).size).toBe(before.length);
      }),
    );
  });
});
