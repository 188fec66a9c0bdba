import type { OpeningHours } from './hours.ts';

const DAY_MS = 86_400_000;

/** The seconds of [from, to] (UTC ms) in which people are on duty; 0 for an empty span. No hours: around the clock. */
export function openSeconds(hours: OpeningHours | null, from: number, to: number): number {
  if (to <= from) return 0;
  if (!hours) return (to - from) / 1000;
  const offsetAt = zoneOffset(hours.timeZone);
  const firstDay = Math.floor((from + offsetAt(from)) / DAY_MS) - 1;
  const lastDay = Math.floor((to + offsetAt(to)) / DAY_MS) + 1;
  let totalMs = 0;
  for (let day = firstDay; day <= lastDay; day += 1) {
    for (const open of hours.days) {
      if (open.day !== weekdayOf(day)) continue;
      const opens = toUtc(day * DAY_MS + open.fromMinute * 60_000, offsetAt);
      const closes = toUtc(day * DAY_MS + open.toMinute * 60_000, offsetAt);
      totalMs += Math.max(0, Math.min(to, closes) - Math.max(from, opens));
    }
  }
  return totalMs / 1000;
}

/** Days since 1 January 1970, a Thursday, to 0 (Sunday) … 6 (Saturday). */
function weekdayOf(day: number): number {
  return (((day + 4) % 7) + 7) % 7;
}

type OffsetAt = (utc: number) => number;

/** A local wall time (as if it were UTC) to UTC; the second look settles the days on which clocks change. */
function toUtc(local: number, offsetAt: OffsetAt): number {
  const guess = local - offsetAt(local);
  return local - offsetAt(guess);
}

/** How far a zone's wall clock is ahead of UTC at a moment, in ms. */
function zoneOffset(timeZone: string): OffsetAt {
  if (timeZone === 'UTC') return () => 0;
  const format = formatOf(timeZone);
  return (utc) => {
    const parts: Record<string, number> = {};
    for (const { type, value } of format.formatToParts(utc)) parts[type] = Number(value);
    const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
    return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(utc / 1000) * 1000;
  };
}

/** Making a format costs far more than using it, and the same zone always gives the same one. */
const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  formats.set(timeZone, made);
  return made;
}
