import type { Episode } from './episode.ts';
import type { Measure } from './figure.ts';
import { type IncidenceCurve, incidenceAt, medianSeconds, timeLostSeconds } from './incidence.ts';
import { percentile, wilson } from './rates.ts';
import { inState, type Sample } from './sample.ts';

/** The share of some issues among others, with Wilson's interval. */
export function share(
  pick: (sample: Sample) => { counted: readonly Episode[]; of: readonly Episode[] },
): Measure {
  return (sample) => {
    const { counted, of } = pick(sample);
    return {
      value: of.length === 0 ? null : counted.length / of.length,
      counted,
      of: of.length,
      interval: wilson(counted.length, of.length),
    };
  };
}

/** F(t): the share with effective help within some seconds of the need. */
export function helpedWithin(seconds: number): Measure {
  return ({ needs, help }) => {
    const counted = needs.filter(({ need }) => need.tteeSeconds !== null && need.tteeSeconds <= seconds);
    const { share: value, interval, beyondTail } = incidenceAt(help, seconds);
    return {
      value,
      counted,
      of: needs.length,
      interval,
      beyondTail,
      pending: inState(counted, 'pending').length,
    };
  };
}

/** Seconds until half of the needs had the event of a curve; null while fewer than half have. */
export function medianOf(curveOf: (sample: Sample) => IncidenceCurve, counts: 'incidence' | 'wait'): Measure {
  return (sample) => ({
    value: medianSeconds(curveOf(sample)),
    counted: sample.needs.filter(({ need }) => need[counts].event),
    of: sample.needs.length,
  });
}

const HOUR_SECONDS = 3600;

/** Mean seconds without help in the first hour; null before an hour can be told. Counts those without help in it. */
export const lostInFirstHour: Measure = ({ needs, help }) => ({
  value: isToldUpTo(help, HOUR_SECONDS) ? timeLostSeconds(help, HOUR_SECONDS) : null,
  counted: needs.filter(({ need }) => need.tteeSeconds === null || need.tteeSeconds > HOUR_SECONDS),
  of: needs.length,
});

/** Whether somebody was followed this long, or everybody was helped before. */
function isToldUpTo({ observations }: IncidenceCurve, seconds: number): boolean {
  const longest = observations.at(-1);
  return longest !== undefined && (longest.timeSeconds >= seconds || longest.event);
}

/** As the median time to effective help, but only opening hours count; null while fewer than half were helped. */
export const medianInHours: Measure = ({ needs }) => {
  const seconds = needs.map(({ need }) => need.openTteeSeconds ?? Number.POSITIVE_INFINITY);
  const value = percentile(seconds, 0.5);
  return {
    value: value !== null && Number.isFinite(value) ? value : null,
    counted: needs.filter(({ need }) => need.openTteeSeconds !== null),
    of: needs.length,
  };
};
