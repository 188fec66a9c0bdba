import type { Interval } from './rates.ts';

/** One follow-up: how long it lasted, and whether it ended in the event or was cut off. */
export type Observation = { timeSeconds: number; event: boolean };

export type IncidenceStep = {
  timeSeconds: number;
  /** Still followed and without the event just before this time. */
  atRisk: number;
  events: number;
  /** Share without the event after this time. */
  survival: number;
  /** Greenwood's sum Σ d/(n(n−d)); infinite once nobody is left. */
  greenwood: number;
};

/** The Kaplan–Meier curve of a set of observations. */
export type IncidenceCurve = {
  n: number;
  observations: readonly Observation[];
  steps: readonly IncidenceStep[];
};

export type IncidencePoint = {
  /** F(t): the share with the event within t; null for no observations. */
  share: number | null;
  /** Greenwood's interval on the log-log scale (95%); null where it does not exist. */
  interval: Interval | null;
  atRisk: number;
  /** The tail rule: fewer than 10 were still followed, so the share should not be printed. */
  beyondTail: boolean;
};

/** Print no F(t) beyond the largest t with this many at risk (docs/measurement.md §1.3). */
const MIN_AT_RISK = 10;
const Z = 1.96;
const TOLERANCE = 1e-12;

/** Kaplan and Meier 1958. Those cut off at the time of an event count as at risk for it. */
export function kaplanMeier(observations: readonly Observation[]): IncidenceCurve {
  const sorted = [...observations].sort((a, b) => a.timeSeconds - b.timeSeconds);
  const steps: IncidenceStep[] = [];
  let survival = 1;
  let greenwood = 0;
  let first = 0;
  while (first < sorted.length) {
    const timeSeconds = sorted[first]?.timeSeconds ?? 0;
    let next = first;
    let events = 0;
    while (next < sorted.length && sorted[next]?.timeSeconds === timeSeconds) {
      if (sorted[next]?.event) events += 1;
      next += 1;
    }
    const atRisk = sorted.length - first;
    if (events > 0) {
      survival *= 1 - events / atRisk;
      greenwood += events / (atRisk * (atRisk - events));
      steps.push({ timeSeconds, atRisk, events, survival, greenwood });
    }
    first = next;
  }
  return { n: sorted.length, observations: sorted, steps };
}

/** F(t) with its interval and whether enough were still followed at `seconds` for it to be printed. */
export function incidenceAt(curve: IncidenceCurve, seconds: number): IncidencePoint {
  const atRisk = curve.n - firstIndexAt(curve.observations, seconds);
  const beyondTail = seconds > tailSeconds(curve);
  if (curve.n === 0) return { share: null, interval: null, atRisk, beyondTail };
  const step = lastStep(curve, seconds);
  if (!step) return { share: 0, interval: null, atRisk, beyondTail };
  return { share: 1 - step.survival, interval: logLogInterval(step), atRisk, beyondTail };
}

/** The median time to the event in seconds: the smallest t with F(t) ≥ .5, or null for "not reached". */
export function medianSeconds(curve: IncidenceCurve): number | null {
  return curve.steps.find((step) => 1 - step.survival >= 0.5 - TOLERANCE)?.timeSeconds ?? null;
}

/** ∫₀^limit S(t) dt in seconds: the mean time without the event in the first `limit` seconds. */
export function timeLostSeconds(curve: IncidenceCurve, limit = 3600): number | null {
  if (curve.n === 0) return null;
  let lost = 0;
  let from = 0;
  let survival = 1;
  for (const step of curve.steps) {
    if (step.timeSeconds >= limit) break;
    lost += survival * (step.timeSeconds - from);
    from = step.timeSeconds;
    survival = step.survival;
  }
  return lost + survival * (limit - from);
}

/** The largest time with at least 10 at risk; 0 where there never were as many. */
export function tailSeconds(curve: IncidenceCurve): number {
  return curve.observations[curve.n - MIN_AT_RISK]?.timeSeconds ?? 0;
}

/** How many of the ordered observations ended before a time, by halving: curves have thousands of steps. */
function firstIndexAt(observations: readonly Observation[], seconds: number): number {
  let low = 0;
  let high = observations.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((observations[middle]?.timeSeconds ?? 0) < seconds) low = middle + 1;
    else high = middle;
  }
  return low;
}

function lastStep(curve: IncidenceCurve, seconds: number): IncidenceStep | undefined {
  return curve.steps.findLast((step) => step.timeSeconds <= seconds);
}

/** S^exp(±1.96·√V/|ln S|), turned into an interval for F. */
function logLogInterval({ survival, greenwood }: IncidenceStep): Interval | null {
  if (survival <= TOLERANCE || survival >= 1 || !Number.isFinite(greenwood)) return null;
  const spread = (Z * Math.sqrt(greenwood)) / Math.abs(Math.log(survival));
  return { low: 1 - survival ** Math.exp(-spread), high: 1 - survival ** Math.exp(spread) };
}
