import type { Wait } from './wait.ts';

/** All that decides where a conversation stands in line. `since` is ISO 8601 in UTC with milliseconds. */
export type LinePlace = Pick<Wait, 'priority' | 'since'> & {
  id: string;
  contactId: string;
  /** Where its contact came from, as far as that is known: equal for equal addresses. */
  origin: string | null;
};

/** How many waits from one origin stand as if each had an origin of its own: a household, a small office. */
export const DEFAULT_ORIGIN_SHARE = 5;

/**
 * The order of the line, said once. Each contact, and each origin for its share, first has one turn: of several waits
 * the second stands behind everybody's first. Within a turn the most urgent stands first, then who has waited longest,
 * then by id, so that no two ever share a place. Nobody is refused, and nobody can put others off the line.
 */
export function lineUp<P extends LinePlace>(places: readonly P[], originShare = DEFAULT_ORIGIN_SHARE): P[] {
  return standingsOf(places, originShare).map(({ place }) => place);
}

/** A wait with the turn that it has: what the order of the line goes by. */
export type Standing<P extends LinePlace> = { readonly place: P; readonly turn: number };

/** The line with the turns, in order. */
export function standingsOf<P extends LinePlace>(places: readonly P[], originShare: number): Standing<P>[] {
  const ofContact = new Map<string, number>();
  const ofOrigin = new Map<string, number>();
  return [...places]
    .sort(compareInTurn)
    .map((place) => {
      const turn = turnOf({
        ofContact: countUp(ofContact, place.contactId),
        ofOrigin: place.origin === null ? null : countUp(ofOrigin, place.origin),
        originShare,
      });
      return { place, turn };
    })
    .sort((a, b) => a.turn - b.turn);
}

/**
 * The turn of a wait that is the first, second, … of its contact and of its origin (null where that is not known).
 */
export function turnOf(count: { ofContact: number; ofOrigin: number | null; originShare: number }): number {
  const share = count.ofOrigin === null ? 1 : Math.ceil(count.ofOrigin / count.originShare);
  return Math.max(count.ofContact, share);
}

/** Which of two waits of the same turn stands before the other: negative for the first. */
export function compareInTurn(a: LinePlace, b: LinePlace): number {
  return a.priority - b.priority || compareTexts(a.since, b.since) || compareTexts(a.id, b.id);
}

function compareTexts(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

function countUp(counts: Map<string, number>, key: string): number {
  const count = (counts.get(key) ?? 0) + 1;
  counts.set(key, count);
  return count;
}
