/** Weekly opening times in a time zone; minutes since local midnight, `day` 0 is Sunday. */
export type OpeningHours = {
  timeZone: string;
  days: { day: number; fromMinute: number; toMinute: number }[];
};

const DAYS: Record<string, number> = { Sun: 0, Mon: 1, Tue: 2, Wed: 3, Thu: 4, Fri: 5, Sat: 6 };
const STEP_MS = 60_000;
const WEEK_MINUTES = 7 * 24 * 60;

/** Whether people are on duty at `at`. No hours at all means around the clock. */
export function isOpen(hours: OpeningHours | null, at: Date): boolean {
  if (!hours) return true;
  const { day, minute } = localTime(hours.timeZone, at);
  return hours.days.some((open) => open.day === day && minute >= open.fromMinute && minute < open.toMinute);
}

/** When people are next on duty, to the minute; null while they are, or where they never are. */
export function nextOpening(hours: OpeningHours | null, at: Date): Date | null {
  if (!hours || isOpen(hours, at)) return null;
  const start = Math.ceil(at.getTime() / STEP_MS) * STEP_MS;
  // Steps of 15 minutes would miss odd times, and the question is rare enough for a week of minutes.
  for (let minute = 0; minute <= WEEK_MINUTES; minute += 1) {
    const candidate = new Date(start + minute * STEP_MS);
    if (isOpen(hours, candidate)) return candidate;
  }
  return null;
}

const formats = new Map<string, Intl.DateTimeFormat>();

function localTime(timeZone: string, at: Date): { day: number; minute: number } {
  const format =
    formats.get(timeZone) ??
    new Intl.DateTimeFormat('en-US', {
      timeZone,
      weekday: 'short',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    });
  formats.set(timeZone, format);
  const parts = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]));
  return {
    day: DAYS[parts.weekday ?? ''] ?? 0,
    minute: Number(parts.hour) * 60 + Number(parts.minute),
  };
}
