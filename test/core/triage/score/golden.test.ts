import {
  areaUnderCurve,
  brierScore,
  expectedCalibrationError,
  logLoss,
  reliabilityBins,
} from '../../../../core/triage/score/calibration.ts';
import {
  counterfactuals,
  explainLinear,
  type LinearScore,
  logit,
  nearestCounterfactual,
  scoreInterval,
} from '../../../../core/triage/score/logistic.ts';
import {
  binomialCdf,
  mostMisses,
  needsAtLeast,
  thinToUnweighted,
  thresholdByCrc,
  thresholdByLtt,
  tradeOffCurve,
} from '../../../../core/triage/score/threshold.ts';

function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

const term = (name: string, weight: number, mean: number, sd: number, high: number, actionable = true) =>
  ({ name, weight, mean, sd, bounds: [0, high], actionable }) as const;
const variances = [0.04, 0.09, 0.05, 0.01, 0.06, 0.08];

/** The worked example of measurement.md §3.2. */
const model: LinearScore = {
  intercept: -2.2,
  terms: [
    term('loop_sim', 2.4, 0.3, 0.2, 1),
    term('sent_slope', -1.5, -0.02, 0.2, 1, false),
    term('reformulations', 0.55, 0.6, 1, 10),
    term('kb_top_score', -1.8, 0.62, 0.2, 1),
    term('outage', 1.3, 0.08, 0.3, 1, false),
  ],
  covariance: variances.map((v, i) => variances.map((_, j) => (i === j ? v : 0))),
  platt: { a: 0.1, b: 0.9 },
};
const x = [0.82, -0.25, 2, 0.41, 0];

describe('the worked example of the score', () => {
  const explained = explainLinear(model, x);

  it('has the base, the contributions and the score', () => {
    expect(explained.baseLogit).toBeCloseTo(-1.8188, 9);
    const given = [1.1232, 0.3105, 0.55 * 0.9 * 1.4, 0.3402, -0.0936];
    explained.contributions.forEach((part, i) => {
      expect(part.contribution).toBeCloseTo(given[i]!, 9);
    });
    expect(explained.logit).toBeCloseTo(0.5545, 9);
    expect(explained.score).toBeCloseTo(0.635179, 6);
    const sum = explained.contributions.reduce(
      (total, part) => total + part.contribution,
      explained.baseLogit,
    );
    expect(Math.abs(sum - logit(explained.score))).toBeLessThan(1e-9);
  });

  it('has the interval', () => {
    const [low, high] = scoreInterval(model, x);
    expect(low).toBeCloseTo(0.465774, 5);
    expect(high).toBeCloseTo(0.776627, 5);
  });

  it('has one feasible counterfactual at a threshold of .35', () => {
    const found = new Map(counterfactuals(model, x, 0.35).map((c) => [c.feature, c]));
    expect(found.get('loop_sim')).toMatchObject({ current: 0.82, feasible: true, expectedScore: 0.35 });
    expect(found.get('loop_sim')!.required).toBeCloseTo(0.276695, 6);
    expect(found.get('reformulations')!.required).toBeCloseTo(-0.370786, 6);
    expect(found.get('kb_top_score')!.required).toBeCloseTo(1.134407, 6);
    expect([...found.values()].filter((c) => c.feasible)).toHaveLength(1);
    expect([...found.keys()]).not.toContain('outage');
    const nearest = nearestCounterfactual(model, x, 0.35)!;
    expect(nearest.feature).toBe('loop_sim');
    const moved = explainLinear(model, [nearest.required, ...x.slice(1)]);
    expect(moved.score).toBeCloseTo(0.35, 9);
  });

  it('has no counterfactual at a threshold that no score can have', () => {
    expect(nearestCounterfactual(model, x, 0)).toBeNull();
  });
});

describe('calibration', () => {
  const outcomes = { p: [0.1, 0.2, 0.3, 0.4, 0.6, 0.7, 0.8, 0.9], y: [0, 0, 1, 0, 1, 0, 1, 1] };

  it('has the golden figures', () => {
    expect(brierScore(outcomes)).toBeCloseTo(0.175, 9);
    expect(logLoss(outcomes)).toBeCloseTo(0.510826, 6);
    expect(expectedCalibrationError(outcomes, [0.25, 0.5, 0.75])).toBeCloseTo(0.15, 9);
  });

  it('counts every item once in the bins, also on the edges', () => {
    const bins = reliabilityBins({ p: [0, 0.25, 0.5, 1], y: [0, 0, 1, 1] }, [0.25, 0.5]);
    expect(bins.map((bin) => bin.n)).toEqual([1, 1, 2]);
  });

  it('ranks', () => {
    expect(areaUnderCurve(outcomes)).toBeCloseTo(13 / 16, 9);
    expect(areaUnderCurve({ p: [0.5, 0.5], y: [0, 1] })).toBe(0.5);
    expect(areaUnderCurve({ p: [0.5], y: [1] })).toBeNull();
  });
});

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
