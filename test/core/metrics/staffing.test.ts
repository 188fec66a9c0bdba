import {
  isStaffed,
  type StaffingCalendar,
  staffedSeconds,
  staffingCalendarSchema,
} from '../../../core/metrics/staffing.ts';
import { goldenStaffing } from './golden.ts';

const at = (time: string) => Date.parse(time);
const seconds = (calendar: StaffingCalendar, from: string, to: string) =>
  staffedSeconds(calendar, at(from), at(to));
const berlin: StaffingCalendar = { ...goldenStaffing, timeZone: 'Europe/Berlin' };

describe('staffed seconds', () => {
  it('counts only the hours with people', () => {
    expect(seconds(goldenStaffing, '2026-02-27T19:00:00Z', '2026-03-02T08:05:00Z')).toBe(300);
    expect(seconds(goldenStaffing, '2026-03-02T15:00:00Z', '2026-03-05T09:20:00Z')).toBe(87_600);
    expect(seconds(goldenStaffing, '2026-03-07T00:00:00Z', '2026-03-09T00:00:00Z')).toBe(0);
    expect(seconds(goldenStaffing, '2026-03-02T09:00:00Z', '2026-03-02T09:00:00Z')).toBe(0);
    expect(seconds(goldenStaffing, '2026-03-02T10:00:00Z', '2026-03-02T09:00:00Z')).toBe(0);
  });

  it('keeps a zone’s wall clock when the clocks change', () => {
    // 29 March 2026: Berlin goes from UTC+1 to UTC+2.
    expect(seconds(berlin, '2026-03-27T06:00:00Z', '2026-03-27T08:00:00Z')).toBe(3600);
    expect(seconds(berlin, '2026-03-30T05:00:00Z', '2026-03-30T07:00:00Z')).toBe(3600);
    expect(seconds(berlin, '2026-03-23T00:00:00Z', '2026-04-06T00:00:00Z')).toBe(10 * 36_000);
  });

  it('knows whether somebody is there', () => {
    expect(isStaffed(goldenStaffing, at('2026-03-02T08:00:00Z'))).toBe(true);
    expect(isStaffed(goldenStaffing, at('2026-03-02T18:00:00Z'))).toBe(false);
  });

  it('refuses hours that are none', () => {
    const hours = (from: string) => ({ timeZone: 'UTC', hours: [{ weekday: 1, from, to: '24:00' }] });
    expect(staffingCalendarSchema.safeParse(hours('00:00')).success).toBe(true);
    expect(staffingCalendarSchema.safeParse(hours('25:00')).success).toBe(false);
  });
});
