export const emptyLog = { entries: [], ahead: [] };
/** Views of the team's audience carry the entry's own data, which the server has parsed. */
export function asShown(views) {
  return views;
}
/** The log with more entries, in any order and any number of times. What comes after a gap waits in `ahead`. */
export function addEntries(log, arrived) {
  const known = lastSeq(log);
  const fresh = new Map();
  for (const entry of [...log.ahead, ...arrived]) if (entry.seq > known) fresh.set(entry.seq, entry);
  if (fresh.size === log.ahead.length && arrived.every((entry) => entry.seq <= known)) return log;
  const entries = [...log.entries];
  for (let next = fresh.get(known + 1); next; next = fresh.get(next.seq + 1)) {
    entries.push(next);
    fresh.delete(next.seq);
  }
  return { entries, ahead: [...fresh.values()].sort((a, b) => a.seq - b.seq) };
}
/** The number up to which nothing is missing; 0 for an empty log. */
export function lastSeq(log) {
  return log.entries.at(-1)?.seq ?? 0;
}
export function hasGap(log) {
  return log.ahead.length > 0;
}
//# sourceMappingURL=entry-log.js.map
