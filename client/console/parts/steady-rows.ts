/** A row of a list as it is shown. `isGone`: the list has it no more, but its room is kept. */
export type SteadyRow<T> = { key: string; item: T; isGone: boolean };
export type SteadyRows<T> = {
  rows: readonly SteadyRow<T>[];
  /** How many rows wait to be shown, because they would move others. */
  newCount: number;
};

/** The rows of a list that nobody aims at: just what it holds. */
export function freshRows<T>(items: readonly T[], keyOf: (item: T) => string): SteadyRows<T> {
  return { rows: items.map((item) => ({ key: keyOf(item), item, isGone: false })), newCount: 0 };
}

/**
 * The rows of a list that somebody aims at: each stays where it is, with its newest content; what is gone keeps its
 * room; what is new comes below, or waits if it belongs further up.
 */
export function heldRows<T>(
  shown: readonly SteadyRow<T>[],
  items: readonly T[],
  keyOf: (item: T) => string,
): SteadyRows<T> {
  const current = new Map(items.map((item) => [keyOf(item), item]));
  const known = new Set(shown.map(({ key }) => key));
  const lastKnown = items.findLastIndex((item) => known.has(keyOf(item)));
  const kept = shown.map(({ key, item }) => {
    const now = current.get(key);
    return { key, item: now ?? item, isGone: now === undefined };
  });
  const newAbove = items.slice(0, lastKnown + 1).filter((item) => !known.has(keyOf(item)));
  return {
    rows: [...kept, ...freshRows(items.slice(lastKnown + 1), keyOf).rows],
    newCount: newAbove.length,
  };
}
