/** Values in order, never changed: who holds one keeps it as it was. Null is the empty one. */
export type Ranked<T> = { value: T; before: Ranked<T>; after: Ranked<T>; size: number } | null;

/** Negative where the first comes first. Two values that are not the same never compare as equal. */
export type Compare<T> = (a: T, b: T) => number;

export const sizeOf = (ranked: Ranked<unknown>): number => ranked?.size ?? 0;

/** All of these, which are in order. */
export function rankedFrom<T>(inOrder: readonly T[], from = 0, to = inOrder.length): Ranked<T> {
  if (from >= to) return null;
  const middle = (from + to) >> 1;
  return node(inOrder[middle] as T, rankedFrom(inOrder, from, middle), rankedFrom(inOrder, middle + 1, to));
}

/** With one value more; O(log n). A value that compares as equal is replaced. */
export function withValue<T>(ranked: Ranked<T>, value: T, compare: Compare<T>): Ranked<T> {
  if (!ranked) return node(value, null, null);
  const order = compare(value, ranked.value);
  if (order === 0) return node(value, ranked.before, ranked.after);
  return order < 0
    ? balanced(ranked.value, withValue(ranked.before, value, compare), ranked.after)
    : balanced(ranked.value, ranked.before, withValue(ranked.after, value, compare));
}

/** Without the value that compares as equal, if there is one; O(log n). */
export function withoutValue<T>(ranked: Ranked<T>, value: T, compare: Compare<T>): Ranked<T> {
  if (!ranked) return null;
  const order = compare(value, ranked.value);
  if (order < 0) return balanced(ranked.value, withoutValue(ranked.before, value, compare), ranked.after);
  if (order > 0) return balanced(ranked.value, ranked.before, withoutValue(ranked.after, value, compare));
  const { before, after } = ranked;
  if (!before || !after) return before ?? after;
  const next = firstOf(after);
  return balanced(next, before, withoutValue(after, next, compare));
}

/** How many values come before this one, which may be in or not; O(log n). */
export function rankOf<T>(ranked: Ranked<T>, value: T, compare: Compare<T>): number {
  let passed = 0;
  let at = ranked;
  while (at) {
    const order = compare(value, at.value);
    if (order === 0) return passed + sizeOf(at.before);
    if (order < 0) at = at.before;
    else {
      passed += sizeOf(at.before) + 1;
      at = at.after;
    }
  }
  return passed;
}

/** The value that has `rank` values before it; O(log n). */
export function valueAt<T>(ranked: Ranked<T>, rank: number): T | undefined {
  let left = rank;
  let at = ranked;
  while (at) {
    const passed = sizeOf(at.before);
    if (left === passed) return at.value;
    if (left < passed) at = at.before;
    else {
      left -= passed + 1;
      at = at.after;
    }
  }
  return undefined;
}

/** The values from `rank` on, at most `limit`, in order. */
export function valuesFrom<T>(ranked: Ranked<T>, rank: number, limit: number): T[] {
  const found: T[] = [];
  collect(ranked, rank, limit, found);
  return found;
}

function collect<T>(ranked: Ranked<T>, rank: number, limit: number, found: T[]): void {
  if (!ranked || found.length >= limit || rank >= ranked.size) return;
  const own = sizeOf(ranked.before);
  if (rank < own) collect(ranked.before, rank, limit, found);
  if (rank <= own && found.length < limit) found.push(ranked.value);
  collect(ranked.after, Math.max(0, rank - own - 1), limit, found);
}

function firstOf<T>(ranked: NonNullable<Ranked<T>>): T {
  let at = ranked;
  while (at.before) at = at.before;
  return at.value;
}

function node<T>(value: T, before: Ranked<T>, after: Ranked<T>): NonNullable<Ranked<T>> {
  return { value, before, after, size: sizeOf(before) + sizeOf(after) + 1 };
}

// Weight-balanced trees (Adams 1993) with the proven parameters of Hirai and Yamamoto 2011, "Balancing weight-balanced
// trees": a side weighs at most three times the other; a rotation is double where the inner part weighs twice the outer.
const HEAVIEST = 3;
const DOUBLE_FROM = 2;
const weightOf = (ranked: Ranked<unknown>): number => sizeOf(ranked) + 1;

/** A tree of two that were in balance before one of them gained or lost a single value. */
function balanced<T>(value: T, before: Ranked<T>, after: Ranked<T>): Ranked<T> {
  if (after && weightOf(after) > HEAVIEST * weightOf(before)) return towardsBefore(value, before, after);
  if (before && weightOf(before) > HEAVIEST * weightOf(after)) return towardsAfter(value, before, after);
  return node(value, before, after);
}

function towardsBefore<T>(value: T, before: Ranked<T>, heavy: NonNullable<Ranked<T>>): Ranked<T> {
  const { before: inner, after: outer } = heavy;
  return inner && weightOf(inner) >= DOUBLE_FROM * weightOf(outer)
    ? node(inner.value, node(value, before, inner.before), node(heavy.value, inner.after, outer))
    : node(heavy.value, node(value, before, inner), outer);
}

function towardsAfter<T>(value: T, heavy: NonNullable<Ranked<T>>, after: Ranked<T>): Ranked<T> {
  const { before: outer, after: inner } = heavy;
  return inner && weightOf(inner) >= DOUBLE_FROM * weightOf(outer)
    ? node(inner.value, node(heavy.value, outer, inner.before), node(value, inner.after, after))
    : node(heavy.value, outer, node(value, inner, after));
}
