import { erlangB, erlangC, serversFor, waitingAt } from '../../../scripts/capacity/queueing.ts';
import { simulateLine } from '../../../scripts/capacity/simulate.ts';
import { seededRandom } from '../../../scripts/replay/chance.ts';

describe('waiting in line, by formula', () => {
  // Table of Erlang B for a blocking of 1 %, as in the ITU's Teletraffic Engineering Handbook (Iversen).
  it.each([
    [1, 0.0101],
    [5, 1.3608],
    [10, 4.4612],
    [20, 12.0306],
    [100, 84.0642],
  ])('blocks one in a hundred at %d servers and %d erlangs', (servers, offered) => {
    expect(erlangB(servers, offered)).toBeCloseTo(0.01, 4);
  });

  it('knows the eye clinic: three doctors, six an hour, twenty minutes each', () => {
    // Gross and Harris, Fundamentals of Queueing Theory, M/M/c: p0 = 1/9, Lq = 8/9, Wq = 4/27 h.
    const clinic = { rate: 6 / 3600, serviceSeconds: 1200, serviceCv2: 1, servers: 3 };
    expect(erlangC(3, 2)).toBeCloseTo(4 / 9, 12);
    expect(waitingAt(clinic).meanSeconds).toBeCloseTo((4 / 27) * 3600, 9);
    expect(waitingAt(clinic).meanSeconds * clinic.rate).toBeCloseTo(8 / 9, 12);
  });

  it('knows the call centre of the textbooks: 10 erlangs, 14 agents', () => {
    // Call Centre Helper, "Erlang C formula": 200 calls an hour of 180 s; 17.4 % wait, 7.8 s in the mean.
    const centre = waitingAt({ rate: 200 / 3600, serviceSeconds: 180, serviceCv2: 1, servers: 14 });
    expect(centre.waits).toBeCloseTo(0.174, 3);
    expect(centre.meanSeconds).toBeCloseTo(7.8, 1);
  });

  it('is Pollaczek and Khinchine’s for one server: half as long where each takes the same', () => {
    const station = { rate: 0.5, serviceSeconds: 1, servers: 1 };
    expect(waitingAt({ ...station, serviceCv2: 1 }).meanSeconds).toBeCloseTo(1, 12);
    expect(waitingAt({ ...station, serviceCv2: 0 }).meanSeconds).toBeCloseTo(0.5, 12);
  });

  it('says that a line without end grows', () => {
    expect(waitingAt({ rate: 3, serviceSeconds: 1, serviceCv2: 1, servers: 3 })).toMatchObject({
      utilisation: 1,
      waits: 1,
      meanSeconds: Number.POSITIVE_INFINITY,
    });
  });

  it('takes as many servers as keep the promise, and not one more', () => {
    const station = { rate: 200 / 3600, serviceSeconds: 180, serviceCv2: 1 };
    const promise = { limitSeconds: 60, busiest: 0.9 };
    const servers = serversFor(station, promise);
    expect(waitingAt({ ...station, servers }).p99Seconds).toBeLessThanOrEqual(60);
    expect(waitingAt({ ...station, servers: servers - 1 }).p99Seconds).toBeGreaterThan(60);
    expect(serversFor({ ...station, rate: 0 }, promise)).toBe(1);
  });
});

describe('waiting in line, played', () => {
  const steady = (rate: number) => ({ rateAt: () => rate, highest: rate, seconds: 60_000 / rate });

  it.each([
    [1, 0.7, 1],
    [5, 4, 1],
    [5, 4, 0],
  ])('agrees with the formula: %d servers, %d erlangs, cv² %d', (servers, offered, serviceCv2) => {
    const random = seededRandom(5);
    const draw = () => (serviceCv2 === 0 ? 1 : -Math.log(1 - random()));
    const seen = simulateLine({ servers }, steady(offered), draw, random);
    const said = waitingAt({ rate: offered, serviceSeconds: 1, serviceCv2, servers });
    expect(seen.busiest / said.utilisation).toBeCloseTo(1, 1);
    expect(seen.meanSeconds / said.meanSeconds).toBeGreaterThan(0.85);
    expect(seen.meanSeconds / said.meanSeconds).toBeLessThan(1.15);
  });

  it('follows a rate that changes', () => {
    const random = seededRandom(5);
    const halves = { rateAt: (at: number) => (at < 500 ? 0 : 2), highest: 4, seconds: 1_000 };
    expect(simulateLine({ servers: 4 }, halves, () => 1, random).busiest).toBeCloseTo(0.25, 1);
  });
});
