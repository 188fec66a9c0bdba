import { expit } from '../../../core/triage/score/logistic.ts';
import { quadraticForm } from '../../../core/triage/score/matrix.ts';
import { fitLogistic, fitPlatt, fitStandardised } from '../../../scripts/learning/fit.ts';
import { invert, solve } from '../../../scripts/learning/linear-system.ts';

describe('linear algebra', () => {
  const m = [
    [4, 1, 0.5],
    [1, 3, 0.2],
    [0.5, 0.2, 2],
  ];
  it('solves and inverts', () => {
    const x = solve(m, [1, 2, 3]);
    m.forEach((row, i) => {
      expect(row.reduce((sum, value, j) => sum + value * x[j]!, 0)).toBeCloseTo(i + 1, 12);
    });
    expect(quadraticForm(invert(m), [1, 2, 3])).toBeCloseTo(x[0]! + 2 * x[1]! + 3 * x[2]!, 12);
  });
  it('refuses a matrix that is not positive definite', () => {
    expect(() =>
      solve(
        [
          [1, 2],
          [2, 1],
        ],
        [1, 1],
      ),
    ).toThrow(RangeError);
  });
});

describe('fitting', () => {
  // Two groups of 40 and 60 with 10 and 45 positives: the maximum likelihood is known in closed form.
  const group = (value: number, n: number, positives: number) =>
    Array.from({ length: n }, (_, i) => ({ x: [value], y: Number(i < positives) }));
  const rows = [...group(0, 40, 10), ...group(2, 60, 45)];
  const data = { x: rows.map((r) => r.x), y: rows.map((r) => r.y) };

  it('finds the maximum likelihood and its covariance', () => {
    const fitted = fitLogistic(data, 1e-9);
    expect(fitted.intercept).toBeCloseTo(Math.log(10 / 30), 6);
    expect(fitted.weights[0]).toBeCloseTo((Math.log(45 / 15) - Math.log(10 / 30)) / 2, 6);
    expect(fitted.covariance[0]![0]).toBeCloseTo(1 / 10 + 1 / 30, 5);
    expect(fitted.covariance[1]![1]).toBeCloseTo((1 / 10 + 1 / 30 + 1 / 45 + 1 / 15) / 4, 5);
  });

  it('gives the same in the units of the features after standardising', () => {
    const plain = fitLogistic(data, 1e-9);
    const scaled = fitStandardised(data, 1e-9);
    expect(scaled.weights[0]).toBeCloseTo(plain.weights[0]!, 6);
    expect(scaled.intercept).toBeCloseTo(plain.intercept, 6);
    scaled.covariance.forEach((row, i) => {
      row.forEach((value, j) => {
        expect(value).toBeCloseTo(plain.covariance[i]![j]!, 6);
      });
    });
  });

  it('shrinks with the penalty, survives separation, and is the same each time', () => {
    const separable = { x: [[-1], [-2], [1], [2]], y: [0, 0, 1, 1] };
    expect(fitLogistic(separable, 1).weights[0]).toBeLessThan(fitLogistic(separable, 0.1).weights[0]!);
    expect(fitLogistic(separable, 0.1)).toEqual(fitLogistic(separable, 0.1));
    expect(() => fitLogistic({ x: [], y: [] }, 1)).toThrow(RangeError);
  });

  it('recovers a calibration that was applied', () => {
    const eta = Array.from({ length: 400 }, (_, i) => -4 + i / 50);
    // Each point stands for 50 cases at the exact rate, so that the estimate has no noise.
    const points = eta.flatMap((value) => {
      const positives = Math.round(50 * expit(0.5 + 0.7 * value));
      return Array.from({ length: 50 }, (_, i) => ({ value, y: Number(i < positives) }));
    });
    const platt = fitPlatt(
      points.map((p) => p.value),
      points.map((p) => p.y),
    );
    expect(platt.a).toBeCloseTo(0.5, 1);
    expect(platt.b).toBeCloseTo(0.7, 1);
  });

  it('never turns the order round', () => {
    expect(fitPlatt([-2, -1, 1, 2], [1, 1, 0, 0]).b).toBeGreaterThan(0);
  });
});
