import { mean, median, newcombe, percentile, rate, wilson } from '../../../core/metrics/rates.ts';

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

describe('newcombe', () => {
  it('gives the published interval for 56/70 − 48/80', () => {
    const result = newcombe({ successes: 56, total: 70 }, { successes: 48, total: 80 });
    expect(result?.difference).toBeCloseTo(0.2, 12);
    expect(result?.low).toBeCloseTo(0.05243, 5);
    expect(result?.high).toBeCloseTo(0.33387, 5);
  });

  it('gives the fairness gap of 30/200 and 60/800', () => {
    const result = newcombe({ successes: 30, total: 200 }, { successes: 60, total: 800 });
    expect(result?.low).toBeCloseTo(0.02755, 5);
    expect(result?.high).toBeCloseTo(0.13337, 5);
  });
});

describe('small numbers', () => {
  it('shows counts only below a denominator of 30', () => {
    expect(rate(3, 29)).toMatchObject({ count: 3, of: 29, countsOnly: true });
    expect(rate(3, 30).countsOnly).toBe(false);
    expect(rate(0, 0)).toEqual({ count: 0, of: 0, share: null, interval: null, countsOnly: true });
  });

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
