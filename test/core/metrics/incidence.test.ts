import fc from 'fast-check';
import {
  incidenceAt,
  kaplanMeier,
  medianSeconds,
  type Observation,
  tailSeconds,
  timeLostSeconds,
} from '../../../core/metrics/incidence.ts';

const observed = (times: number[], event = true): Observation[] =>
  times.map((timeSeconds) => ({ timeSeconds, event }));

/** The final golden cohort: seven helped, two not within the horizon. */
const goldenCurve = kaplanMeier([
  ...observed([200, 430, 1110, 238_800, 219_900, 660, 300]),
  ...observed([604_800, 604_800], false),
]);

describe('Kaplan–Meier', () => {
  it('gives the published intervals of the golden cohort', () => {
    expect(incidenceAt(goldenCurve, 900).interval?.low).toBeCloseTo(0.1955, 4);
    expect(incidenceAt(goldenCurve, 900).interval?.high).toBeCloseTo(0.7958, 4);
    expect(incidenceAt(goldenCurve, 3600).interval?.low).toBeCloseTo(0.2807, 4);
    expect(incidenceAt(goldenCurve, 3600).interval?.high).toBeCloseTo(0.8641, 4);
  });

  it('keeps those cut off at an event time at risk for it', () => {
    const curve = kaplanMeier([...observed([10]), ...observed([10, 20], false)]);
    expect(incidenceAt(curve, 10).share).toBeCloseTo(1 / 3, 12);
  });

  it('is the empirical share where nobody was cut off before', () => {
    const times = fc.array(fc.integer({ min: 0, max: 5000 }), { minLength: 1, maxLength: 200 });
    fc.assert(
      fc.property(times, fc.integer({ min: 0, max: 5000 }), (all, t) => {
        const share = incidenceAt(kaplanMeier(observed(all)), t).share ?? Number.NaN;
        expect(share).toBeCloseTo(all.filter((time) => time <= t).length / all.length, 10);
      }),
    );
  });

  it('loses in the first hour what the empirical mean says', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 9000 }), { minLength: 1, maxLength: 100 }), (all) => {
        const mean = all.reduce((sum, time) => sum + Math.min(time, 3600), 0) / all.length;
        expect(timeLostSeconds(kaplanMeier(observed(all)))).toBeCloseTo(mean, 6);
      }),
    );
  });

  it('never falls, stays in 0..1, and holds its own interval', () => {
    const observation = fc.record({ timeSeconds: fc.integer({ min: 1, max: 400 }), event: fc.boolean() });
    fc.assert(
      fc.property(fc.array(observation, { minLength: 1, maxLength: 60 }), (all) => {
        const curve = kaplanMeier(all);
        let last = 0;
        for (let t = 0; t <= 400; t += 20) {
          const { share, interval } = incidenceAt(curve, t);
          expect(share).toBeGreaterThanOrEqual(last);
          expect(share).toBeLessThanOrEqual(1);
          if (interval) {
            expect(interval.low).toBeLessThanOrEqual(share ?? 0);
            expect(interval.high).toBeGreaterThanOrEqual(share ?? 1);
          }
          last = share ?? 0;
        }
      }),
    );
  });
});

describe('what is not known', () => {
  it('is null for nobody at all', () => {
    const empty = kaplanMeier([]);
    expect(incidenceAt(empty, 300)).toMatchObject({ share: null, interval: null, beyondTail: true });
    expect([medianSeconds(empty), timeLostSeconds(empty)]).toEqual([null, null]);
  });

  it('says "not reached" where fewer than half were helped, and finds exactly half', () => {
    expect(medianSeconds(kaplanMeier([...observed([5]), ...observed([60, 60], false)]))).toBeNull();
    for (const size of [2, 4, 6, 8, 12, 14, 22, 46]) {
      const half = size / 2;
      const times = Array.from({ length: half }, (_, index) => index + 1);
      const curve = kaplanMeier([
        ...observed(times),
        ...observed(
          times.map(() => 9999),
          false,
        ),
      ]);
      expect(medianSeconds(curve)).toBe(half);
    }
  });

  it('prints nothing beyond the last time at which ten were followed', () => {
    const curve = kaplanMeier(observed(Array.from({ length: 12 }, (_, index) => (index + 1) * 100)));
    expect(tailSeconds(curve)).toBe(300);
    expect([299, 300, 301].map((t) => incidenceAt(curve, t).atRisk)).toEqual([10, 10, 9]);
    expect(incidenceAt(curve, 300).beyondTail).toBe(false);
    expect(incidenceAt(curve, 301).beyondTail).toBe(true);
    expect(incidenceAt(goldenCurve, 300).beyondTail).toBe(true);
  });
});
