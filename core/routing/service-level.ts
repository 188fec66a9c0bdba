const RESPONSE_TARGET_MINUTES: Record<number, number> = { 1: 2, 2: 5, 3: 10, 4: 15, 5: 30 };

/** When a person must have answered (ISO 8601, wall clock), for a wait of this priority that begins at `now`. */
export function dueAt(priority: number, now: string): string {
  const minutes = RESPONSE_TARGET_MINUTES[priority] ?? 30;
  return new Date(Date.parse(now) + minutes * 60_000).toISOString();
}
