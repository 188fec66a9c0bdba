import { z } from 'zod';

const clockSchema = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/, { error: 'must be a time like 08:30' });

/** When a queue has people: hours per weekday in one time zone. */
export const staffingCalendarSchema = z.strictObject({
  /** An IANA name such as Europe/Berlin. */
  timeZone: z.string().min(1),
  hours: z.array(
    z.strictObject({
      /** 1 is Monday, 7 is Sunday. */
      weekday: z.number().int().min(1).max(7),
      from: clockSchema,
      to: clockSchema,
    }),
  ),
});
export type StaffingCalendar = z.infer<typeof staffingCalendarSchema>;

const DAY_MS = 86_400_000;

/** The seconds of [from, to] (UTC ms) in which the calendar has people; 0 for an empty span. */
export function staffedSeconds(calendar: StaffingCalendar, from: number, to: number): number {
  if (to <= from) return 0;
  const offsetAt = zoneOffset(calendar.timeZone);
  const firstDay = Math.floor((from + offsetAt(from)) / DAY_MS) - 1;
  const lastDay = Math.floor((to + offsetAt(to)) / DAY_MS) + 1;
  let totalMs = 0;
  for (let day = firstDay; day <= lastDay; day += 1) {
    for (const span of calendar.hours) {
      if (span.weekday !== weekdayOf(day)) continue;
      const opens = toUtc(day * DAY_MS + clockMs(span.from), offsetAt);
      const closes = toUtc(day * DAY_MS + clockMs(span.to), offsetAt);
      totalMs += Math.max(0, Math.min(to, closes) - Math.max(from, opens));
    }
  }
  return totalMs / 1000;
}

/** Whether the calendar has people at this moment (UTC ms). */
export function isStaffed(calendar: StaffingCalendar, at: number): boolean {
  return staffedSeconds(calendar, at, at + 1) > 0;
}

/** Days since 1 January 1970, a Thursday, to 1 (Monday) … 7 (Sunday). */
function weekdayOf(day: number): number {
  return ((((day + 3) % 7) + 7) % 7) + 1;
}

function clockMs(clock: string): number {
  const [hours = '0', minutes = '0'] = clock.split(':');
  return (Number(hours) * 60 + Number(minutes)) * 60_000;
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
