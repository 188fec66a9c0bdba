import {
  counterfactuals,
  explainLinear,
  type LinearScore,
  logit,
  nearestCounterfactual,
  scoreInterval,
} from '../../../../core/triage/score/logistic.ts';

const term = (name: string, weight: number, mean: number, sd: number, high: number, actionable = true) =>
  ({ name, weight, mean, sd, bounds: [0, high], actionable }) as const;
const variances = [0.04, 0.09, 0.05, 0.01, 0.06, 0.08];

/** The worked example of docs/measurement.md §3.2. */
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
