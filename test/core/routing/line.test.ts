import fc from 'fast-check';
import { compareInLine, type LinePlace } from '../../../core/routing/line.ts';

const at = (minute: number) => new Date(Date.UTC(2026, 2, 2, 9, minute)).toISOString();
const place = fc.record<LinePlace>({
  priority: fc.integer({ min: 1, max: 5 }),
  since: fc.integer({ min: 0, max: 3 }).map(at),
  id: fc.constantFrom('a', 'b', 'c', 'd'),
});

describe('the order of the line', () => {
  it('goes by urgency, then by the wait, then by id', () => {
    const line: LinePlace[] = [
      { priority: 1, since: at(9), id: 'b' },
      { priority: 2, since: at(1), id: 'c' },
      { priority: 2, since: at(2), id: 'a' },
      { priority: 2, since: at(2), id: 'd' },
    ];
    expect([...line].reverse().sort(compareInLine)).toEqual(line);
  });

  it('is one order: it contradicts itself for no two and no three places', () => {
    fc.assert(
      fc.property(place, place, place, (a, b, c) => {
        expect(compareInLine(a, b) + compareInLine(b, a)).toBe(0);
        if (compareInLine(a, b) <= 0 && compareInLine(b, c) <= 0) {
          expect(compareInLine(a, c)).toBeLessThanOrEqual(0);
        }
        const isSame = a.priority === b.priority && a.since === b.since && a.id === b.id;
        expect(compareInLine(a, b) === 0).toBe(isSame);
      }),
    );
  });
});
