import { mean, median, percentile, wilson } from '../../../core/metrics/rates.ts';

describe('wilson', () => {
  it.each([
    [3, 40, 0.02584, 0.19864],
    [45, 60, 0.62768, 0.84223],
    [0, 20, 0, 0.16113],
  ])('gives the published interval for %i of %i', (count, of, low, high) => {
    expect(wilson(count, of)?.low).toBeCloseTo(low, 5);
    expect(wilson(count, of)?.high).toBeCloseTo(high, 5);
  });

  it('has nothing to say of nothing, and refuses counts that are no share', () => {
    expect(wilson(0, 0)).toBeNull();
    expect(() => wilson(3, 2)).toThrow(RangeError);
    expect(() => wilson(-1, 2)).toThrow(RangeError);
    expect(() => wilson(Number.NaN, 2)).toThrow(RangeError);
  });
});

describe('values in any order', () => {
  it('takes percentiles by the nearest rank', () => {
    const values = Array.from({ length: 100 }, (_, index) => 100 - index);
    expect(percentile(values, 0.95)).toBe(95);
    expect(percentile(values, 0.5)).toBe(50);
    expect(percentile([7], 0.95)).toBe(7);
    expect(percentile([], 0.5)).toBeNull();
    expect([median([3, 1, 2]), median([4, 1, 2, 3]), median([]), mean([]), mean([1, 3])]).toEqual([
      2,
      2.5,
      null,
      null,
      2,
    ]);
  });
});
