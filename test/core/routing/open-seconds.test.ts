import type { OpeningHours } from '../../../core/routing/hours.ts';
import { openSeconds } from '../../../core/routing/open-seconds.ts';

const weekdays: OpeningHours = {
  timeZone: 'UTC',
  days: [1, 2, 3, 4, 5].map((day) => ({ day, fromMinute: 8 * 60, toMinute: 18 * 60 })),
};
const berlin: OpeningHours = { ...weekdays, timeZone: 'Europe/Berlin' };
const seconds = (hours: OpeningHours | null, from: string, to: string) =>
  openSeconds(hours, Date.parse(from), Date.parse(to));

describe('seconds in opening hours', () => {
  it('counts only the hours with people', () => {
    expect(seconds(weekdays, '2026-02-27T19:00:00Z', '2026-03-02T08:05:00Z')).toBe(300);
    expect(seconds(weekdays, '2026-03-02T15:00:00Z', '2026-03-05T09:20:00Z')).toBe(87_600);
    expect(seconds(weekdays, '2026-03-07T00:00:00Z', '2026-03-09T00:00:00Z')).toBe(0);
    expect(seconds(weekdays, '2026-03-02T09:00:00Z', '2026-03-02T09:00:00Z')).toBe(0);
    expect(seconds(weekdays, '2026-03-02T10:00:00Z', '2026-03-02T09:00:00Z')).toBe(0);
  });

  it('keeps a zone’s wall clock when the clocks change', () => {
    // 29 March 2026: Berlin goes from UTC+1 to UTC+2.
    expect(seconds(berlin, '2026-03-27T06:00:00Z', '2026-03-27T08:00:00Z')).toBe(3600);
    expect(seconds(berlin, '2026-03-30T05:00:00Z', '2026-03-30T07:00:00Z')).toBe(3600);
    expect(seconds(berlin, '2026-03-23T00:00:00Z', '2026-04-06T00:00:00Z')).toBe(10 * 36_000);
  });

  it('counts all of the time where there are no hours', () => {
    expect(seconds(null, '2026-03-07T00:00:00Z', '2026-03-09T00:00:00Z')).toBe(2 * 86_400);
  });
});
