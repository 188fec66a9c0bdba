const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;
const STORE_ID = /\b[0-9a-f]{24}\b/g;
const TIME = /20\d\d-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z/g;
/** A guest is named after the end of an id. */
const GUEST = /Guest [0-9a-f]{4}/g;
const EPOCH_MS = /\b1[789]\d{11}\b/g;
const FIRST_TIME = Date.parse('2026-01-05T09:00:00.000Z');

/**
 * The same with ids and times that do not change from run to run, so that making the examples anew changes only what
 * changed. What was equal stays equal, what came later stays later.
 */
export function renumbered<T>(value: T): T {
  const text = JSON.stringify(value);
  const times = [...new Set(text.match(TIME) ?? [])].sort();
  const timeOf = (rank: number) => new Date(FIRST_TIME + rank * 1_000).toISOString();
  const settled = text
    .replaceAll(
      UUID,
      numbered((n) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`),
    )
    .replaceAll(
      STORE_ID,
      numbered((n) => String(n).padStart(24, '0')),
    )
    .replaceAll(
      GUEST,
      numbered((n) => `Guest ${String(n).padStart(4, '0')}`),
    )
    .replaceAll(TIME, (time) => timeOf(times.indexOf(time)))
    .replaceAll(EPOCH_MS, () => String(FIRST_TIME));
  return JSON.parse(settled) as T;
}

/** Gives each text that it meets for the first time the next number. */
function numbered(write: (n: number) => string): (text: string) => string {
  const known = new Map<string, number>();
  return (text) => {
    if (!known.has(text)) known.set(text, known.size + 1);
    return write(known.get(text) ?? 0);
  };
}
