import {
  areaUnderCurve,
  brierScore,
  expectedCalibrationError,
  logLoss,
  reliabilityBins,
} from '../../../scripts/learning/calibration.ts';

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
