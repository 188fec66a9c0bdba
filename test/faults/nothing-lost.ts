import type { replay } from '../../scripts/replay/play.ts';

type Report = Awaited<ReturnType<typeof replay>>;

/** What must be true of a replay whatever was struck meanwhile: all is kept once and in order, and all are served. */
export function expectNothingLost(report: Report, conversations: number): void {
  expect(report.failures).toEqual([]);
  expect(report.messages).toMatchObject({ lost: 0, doubled: 0, outOfOrder: 0 });
  expect(report.messages.acknowledged).toBe(report.messages.sent);
  expect(report.stuck).toEqual([]);
  expect(report.conversations).toBe(conversations);
  expect(report.reachedPerson).toBe(report.escalated);
  expect(report.pressed).toBeGreaterThan(0);
}
