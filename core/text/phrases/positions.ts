import type { Phrase, WordTest } from './notation.ts';

/**
 * A phrase as positions: each position reads one word, and `follow` says which positions may read the next.
 * (V. M. Glushkov, "The abstract theory of automata", 1961: an automaton without empty steps.)
 */
export type Positions = {
  readonly tests: (readonly WordTest[])[];
  readonly follow: Set<number>[];
};

/** The ends of a part: where it can begin, where it can end, and whether it can be left out. */
export type Ends = {
  readonly first: readonly number[];
  readonly last: readonly number[];
  readonly empty: boolean;
};

export const noPositions = (): Positions => ({ tests: [], follow: [] });

/** Adds the positions of a phrase; its inner steps are joined, its ends are returned. */
export function addPhrase(positions: Positions, phrase: Phrase): Ends {
  switch (phrase.kind) {
    case 'test': {
      const at = positions.tests.push(phrase.tests) - 1;
      positions.follow.push(new Set());
      return { first: [at], last: [at], empty: false };
    }
    case 'sequence':
      return phrase.parts.map((part) => addPhrase(positions, part)).reduce((a, b) => inTurn(positions, a, b));
    case 'choice':
      return phrase.options.map((option) => addPhrase(positions, option)).reduce(either);
    case 'repeat':
      return addRepeat(positions, phrase);
  }
}

/** Joins two parts that follow one another. */
export function inTurn({ follow }: Positions, a: Ends, b: Ends): Ends {
  for (const from of a.last) for (const to of b.first) follow[from]!.add(to);
  return {
    first: a.empty ? [...a.first, ...b.first] : a.first,
    last: b.empty ? [...a.last, ...b.last] : b.last,
    empty: a.empty && b.empty,
  };
}

function either(a: Ends, b: Ends): Ends {
  return { first: [...a.first, ...b.first], last: [...a.last, ...b.last], empty: a.empty || b.empty };
}

function addRepeat(positions: Positions, { part, min, max }: Extract<Phrase, { kind: 'repeat' }>): Ends {
  const once = addPhrase(positions, part);
  if (max === Number.POSITIVE_INFINITY) inTurn(positions, once, once);
  const rest = max === Number.POSITIVE_INFINITY ? 1 : max;
  let all = once;
  let latest = once;
  for (let times = 2; times <= rest; times++) {
    const next = addPhrase(positions, part);
    inTurn(positions, latest, next);
    all = { ...all, last: [...all.last, ...next.last] };
    latest = next;
  }
  return { ...all, empty: all.empty || min === 0 };
}
