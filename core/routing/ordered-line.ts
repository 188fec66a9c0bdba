import {
  type Ranked,
  rankedFrom,
  rankOf,
  sizeOf,
  valueAt,
  valuesFrom,
  withoutValue,
  withValue,
} from '../shared/ranked.ts';
import {
  compareInTurn,
  DEFAULT_ORIGIN_SHARE,
  type LinePlace,
  type Standing,
  standingsOf,
  turnOf,
} from './line.ts';

/** Which of two stands before the other: negative for the first. */
export function compareStanding(a: Standing<LinePlace>, b: Standing<LinePlace>): number {
  return a.turn - b.turn || compareInTurn(a.place, b.place);
}

/**
 * The line in memory, in the order of `lineUp`. A place is found in O(log n); a change costs O(log n) for each wait whose
 * turn it moves: those of the same contact behind it, and of the same origin every one at the border of a share.
 * @param first who waits at the beginning, in any order and each once
 */
export function createOrderedLine<P extends LinePlace>(
  originShare = DEFAULT_ORIGIN_SHARE,
  first: readonly P[] = [],
) {
  const inOrder = standingsOf(first, originShare);
  const standings = new Map(inOrder.map((standing) => [standing.place.id, standing]));
  const inTurn = [...first].sort(compareInTurn);
  const ofContact = grouped(inTurn, ({ contactId }) => contactId);
  const ofOrigin = grouped(inTurn, ({ origin }) => origin);
  let order: Ranked<Standing<P>> = rankedFrom(inOrder);

  function standingFor(place: P): Standing<P> {
    const sameOrigin = place.origin === null ? null : (ofOrigin.get(place.origin) ?? null);
    const turn = turnOf({
      ofContact: 1 + rankOf(ofContact.get(place.contactId) ?? null, place, compareInTurn),
      ofOrigin: place.origin === null ? null : 1 + rankOf(sameOrigin, place, compareInTurn),
      originShare,
    });
    return { place, turn };
  }

  function stand(place: P): void {
    const standing = standingFor(place);
    standings.set(place.id, standing);
    order = withValue(order, standing, compareStanding);
  }

  /** Gives those another turn who stand behind a place that came or went, and says who they are. */
  function moveBehind(place: P): string[] {
    const moved: string[] = [];
    for (const other of behind(place)) {
      const before = standings.get(other.id);
      if (!before || before.place.id === place.id) continue;
      order = withoutValue(order, before, compareStanding);
      stand(other);
      if (standings.get(other.id)?.turn !== before.turn) moved.push(other.id);
    }
    return moved;
  }

  /** All of the contact behind it, and of the origin those who stand on either side of a border of shares. */
  function* behind(place: P): Generator<P> {
    const same = ofContact.get(place.contactId) ?? null;
    const first = rankOf(same, place, compareInTurn);
    yield* valuesFrom(same, first, sizeOf(same) - first);
    if (place.origin === null) return;
    const near = ofOrigin.get(place.origin) ?? null;
    const from = rankOf(near, place, compareInTurn);
    // After a wait came, the first of a share was the last of the one before; after one went, the other way round.
    for (let border = from - (from % originShare); border <= sizeOf(near); border += originShare) {
      for (const rank of [border - 1, border]) {
        const other = rank >= from ? valueAt(near, rank) : undefined;
        if (other) yield other;
      }
    }
  }

  function remove(id: string): string[] {
    const standing = standings.get(id);
    if (!standing) return [];
    const { place } = standing;
    order = withoutValue(order, standing, compareStanding);
    standings.delete(id);
    leave(ofContact, place.contactId, place);
    if (place.origin !== null) leave(ofOrigin, place.origin, place);
    return moveBehind(place);
  }

  return {
    /** Adds a wait, or changes the one with this id. Returns the ids of others whose turn it moved. */
    set(place: P): string[] {
      const known = standings.get(place.id)?.place;
      if (known && isSamePlace(known, place)) {
        replace(place);
        return [];
      }
      const moved = remove(place.id);
      join(ofContact, place.contactId, place);
      if (place.origin !== null) join(ofOrigin, place.origin, place);
      stand(place);
      return [...new Set([...moved, ...moveBehind(place)])];
    },
    /** Takes a wait out. Returns the ids of others whose turn it moved. */
    remove,
    get: (id: string): P | undefined => standings.get(id)?.place,
    standingOf: (id: string): Standing<P> | undefined => standings.get(id),
    /** 1 is next; null for a conversation that does not wait. O(log n). */
    placeOf(id: string): number | null {
      const standing = standings.get(id);
      return standing ? 1 + rankOf(order, standing, compareStanding) : null;
    },
    /** The place that a wait would have which is not in. O(log n). */
    placeFor: (place: P): number => 1 + rankOf(order, standingFor(place), compareStanding),
    /** The waits of a contact. */
    ofContact(contactId: string): P[] {
      const same = ofContact.get(contactId) ?? null;
      return valuesFrom(same, 0, sizeOf(same));
    },
    size: () => standings.size,
    /** From a place (1 is the first) on, at most `limit`, in order. */
    from: (place: number, limit: number): P[] => valuesFrom(order, place - 1, limit).map((one) => one.place),
    ids: () => standings.keys(),
  };

  /** The same place, with other words to it. */
  function replace(place: P): void {
    const turn = standings.get(place.id)?.turn ?? 1;
    const standing = { place, turn };
    standings.set(place.id, standing);
    order = withValue(order, standing, compareStanding);
    join(ofContact, place.contactId, place);
    if (place.origin !== null) join(ofOrigin, place.origin, place);
  }
}

/** Whether two waits of a conversation stand alike. */
export function isSamePlace(a: LinePlace, b: LinePlace): boolean {
  return a.contactId === b.contactId && a.origin === b.origin && compareInTurn(a, b) === 0;
}

function grouped<P extends LinePlace>(inTurn: readonly P[], keyOf: (place: P) => string | null) {
  const groups = new Map<string, P[]>();
  for (const place of inTurn) {
    const key = keyOf(place);
    if (key === null) continue;
    const group = groups.get(key);
    if (group) group.push(place);
    else groups.set(key, [place]);
  }
  return new Map([...groups].map(([key, group]): [string, Ranked<P>] => [key, rankedFrom(group)]));
}

function join<P extends LinePlace>(groups: Map<string, Ranked<P>>, key: string, place: P): void {
  groups.set(key, withValue(groups.get(key) ?? null, place, compareInTurn));
}

function leave<P extends LinePlace>(groups: Map<string, Ranked<P>>, key: string, place: P): void {
  const rest = withoutValue(groups.get(key) ?? null, place, compareInTurn);
  if (rest) groups.set(key, rest);
  else groups.delete(key);
}
