import {
  binomialCdf,
  mostMisses,
  needsAtLeast,
  thinToUnweighted,
  thresholdByCrc,
  thresholdByLtt,
  tradeOffCurve,
} from '../../../scripts/learning/threshold.ts';
import { seededRandom } from '../../../scripts/train/score-scenarios.ts';

describe('risk-controlled thresholds', () => {
  const scores = [
    0.12, 0.18, 0.22, 0.31, 0.35, 0.41, 0.44, 0.47, 0.52, 0.55, 0.58, 0.61, 0.66, 0.7, 0.74, 0.79, 0.83, 0.88,
    0.93, 0.97,
  ];

  it.each([
    [0.02, 0],
    [0.05, 0.12],
    [0.1, 0.18],
    [0.15, 0.22],
    [0.2, 0.31],
  ])('CRC at α = %d gives %d', (alpha, tau) => {
    expect(thresholdByCrc([...scores].reverse(), alpha)).toMatchObject({ tau, guaranteed: tau > 0 });
  });

  it.each([
    [100, 1],
    [200, 5],
    [500, 18],
    [1000, 40],
  ])('LTT allows among %d at most %d misses at α = .05', (n, misses) => {
    expect(mostMisses(n, 0.05)).toBe(misses);
  });

  it('says how many conversations a promise needs', () => {
    expect([0.05, 0.02, 0.01].map((a) => needsAtLeast('crc', a))).toEqual([19, 49, 99]);
    expect([0.05, 0.02].map((a) => needsAtLeast('ltt', a))).toEqual([45, 114]);
    expect(mostMisses(44, 0.05)).toBe(-1);
    expect(mostMisses(45, 0.05)).toBe(0);
  });

  it('promises nothing and escalates all with too few', () => {
    expect(thresholdByLtt(scores, 0.05)).toMatchObject({ tau: 0, guaranteed: false, misses: 0 });
  });

  it('stops at the last threshold whose misses are allowed', () => {
    const hundred = Array.from({ length: 100 }, (_, i) => (i + 0.5) / 100);
    expect(thresholdByLtt(hundred, 0.05)).toMatchObject({ tau: 0.015, misses: 1, guaranteed: true });
  });

  it('has an exact binomial distribution, also for large n', () => {
    expect(binomialCdf(1, 3, 0.5)).toBeCloseTo(0.5, 12);
    expect(binomialCdf(0, 45, 0.05)).toBeCloseTo(0.95 ** 45, 12);
    expect(binomialCdf(50_000, 100_000, 0.5)).toBeCloseTo(0.5012615662, 7);
    expect(binomialCdf(5, 5, 0.2)).toBe(1);
    expect(binomialCdf(-1, 5, 0.2)).toBe(0);
  });

  it('shows both errors along the thresholds', () => {
    const curve = tradeOffCurve([0.2, 0.8], [0.1, 0.5], 10);
    expect(curve[0]).toEqual({ tau: 0, missed: 0, escalatedWithoutNeed: 1 });
    expect(curve[3]).toEqual({ tau: 0.3, missed: 0.5, escalatedWithoutNeed: 0.5 });
  });

  it('thins unequal probabilities of being labelled to equal ones', () => {
    expect(thinToUnweighted(['a', 'b', 'c'], [0.1, 1, 0.2], [0.99, 0.2, 0.4])).toEqual(['a', 'c']);
  });

  it('keeps its promise: over 400 calibrations LTT exceeds α seldom, CRC only on average', () => {
    const random = seededRandom(11);
    // Uniform scores of needed conversations: the true rate of misses at a threshold is the threshold.
    const rates = Array.from({ length: 400 }, () => {
      const needed = Array.from({ length: 500 }, random);
      return { ltt: thresholdByLtt(needed, 0.05).tau, crc: thresholdByCrc(needed, 0.05).tau };
    });
    const mean = (pick: (r: { ltt: number; crc: number }) => number) =>
      rates.reduce((sum, r) => sum + pick(r), 0) / rates.length;
    expect(mean((r) => Number(r.ltt > 0.05))).toBeLessThan(0.1);
    expect(mean((r) => r.crc)).toBeLessThan(0.0515);
    expect(mean((r) => Number(r.crc > 0.05))).toBeGreaterThan(0.3);
  });
});
