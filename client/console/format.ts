import { texts } from './texts.ts';

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** A length of time in words, in at most two units: "45 s", "4 min", "2 h 5 min", "3 d 4 h". */
export function formatDuration(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  const { units } = texts;
  if (whole < MINUTE) return units.seconds(whole);
  if (whole < HOUR) return units.minutes(Math.floor(whole / MINUTE));
  if (whole < DAY) return units.hours(Math.floor(whole / HOUR), Math.floor((whole % HOUR) / MINUTE));
  return units.days(Math.floor(whole / DAY), Math.floor((whole % DAY) / HOUR));
}

/** As `formatDuration`, with seconds kept below an hour and fractions below ten: for figures. */
export function formatPrecise(seconds: number): string {
  if (seconds < 1) return texts.units.milliseconds(Math.round(seconds * 1000));
  if (seconds < 10) return texts.units.seconds(Number(seconds.toFixed(1)));
  if (seconds < MINUTE || seconds >= HOUR) return formatDuration(seconds);
  return texts.units.minutesSeconds(Math.floor(seconds / MINUTE), Math.round(seconds % MINUTE));
}

/** A share (0..1) as a whole percentage. */
export function formatShare(share: number): string {
  return `${Math.round(share * 100)}%`;
}

/** The time of day of an ISO time; with the date where it was not today. */
export function formatTime(at: string, now: number): string {
  const date = new Date(at);
  const isToday = date.toDateString() === new Date(now).toDateString();
  const time = date.toLocaleTimeString(undefined, { hour: '2-digit', minute: '2-digit' });
  if (isToday) return time;
  return `${date.toLocaleDateString(undefined, { day: 'numeric', month: 'short' })}, ${time}`;
}

/** The full local time, for tooltips. */
export function formatFullTime(at: string): string {
  return new Date(at).toLocaleString(undefined, { dateStyle: 'full', timeStyle: 'medium' });
}

/** Up to two letters that stand for a name. */
export function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/u);
  const letters = [words[0], words.length > 1 ? words.at(-1) : ''].map((word) => [...(word ?? '')][0] ?? '');
  return letters.join('').toUpperCase();
}
