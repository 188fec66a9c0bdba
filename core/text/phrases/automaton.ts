import type { Phrase } from './notation.ts';
import { addPhrase, type Ends, inTurn, noPositions, type Positions } from './positions.ts';
import type { PhraseRule } from './table.ts';
import { WordTests } from './word-tests.ts';

/** What a position means for the rule or the exception that it belongs to. */
type Owner = { readonly rule: number; readonly exception: number };

/** Every rule of a set as one automaton; positions are numbered through. */
export type Automaton = {
  readonly tests: WordTests;
  readonly rules: readonly PhraseRule[];
  /** Exceptions that must not end where a match of the rule begins, and those that must not begin at its end. */
  readonly before: readonly (readonly number[])[];
  readonly after: readonly (readonly number[])[];
  readonly afterFirst: readonly (readonly number[])[];
  readonly testOf: Int32Array;
  readonly ruleOf: Int32Array;
  /** The exception that a position belongs to, or -1. */
  readonly exceptionOf: Int32Array;
  /** 1 where a position only looks ahead, 0 where it is part of the match. */
  readonly isAhead: Uint8Array;
  readonly isLast: Uint8Array;
  readonly follow: readonly Int32Array[];
  /** By test: the positions that a match can begin with. */
  readonly firstBy: readonly Int32Array[];
};

/** With more positions than this a table has grown out of hand, or repeats a repeat. */
export const MAX_POSITIONS = 60_000;

type Builder = {
  readonly positions: Positions;
  readonly tests: WordTests;
  readonly owners: Owner[];
  readonly ahead: Set<number>;
  readonly last: Set<number>;
  readonly first: number[];
};

/** Compiles rules into one automaton. Throws where the set is larger than MAX_POSITIONS. */
export function buildAutomaton(rules: readonly PhraseRule[]): Automaton {
  const builder: Builder = {
    positions: noPositions(),
    tests: new WordTests(),
    owners: [],
    ahead: new Set(),
    last: new Set(),
    first: [],
  };
  for (const [rule, { lines }] of rules.entries()) for (const line of lines) addLine(builder, rule, line);
  const before = new Map<string, number>();
  const after = new Map<string, number>();
  const afterFirst: number[][] = [];
  for (const rule of rules) {
    for (const written of rule.before) {
      if (before.has(written)) continue;
      before.set(written, before.size);
      const ends = addOwned(builder, rule.exceptions.get(written)!, { rule: -1, exception: before.size - 1 });
      builder.first.push(...ends.first);
    }
    for (const written of rule.after) {
      if (after.has(written)) continue;
      after.set(written, after.size);
      afterFirst.push([
        ...addOwned(builder, rule.exceptions.get(written)!, { rule: -1, exception: -1 }).first,
      ]);
    }
  }
  return {
    ...finish(builder),
    rules,
    before: rules.map((rule) => rule.before.map((written) => before.get(written)!)),
    after: rules.map((rule) => rule.after.map((written) => after.get(written)!)),
    afterFirst,
  };
}

function addOwned(builder: Builder, phrase: Phrase, owner: Owner): Ends {
  const ends = addPhrase(builder.positions, phrase);
  own(builder, owner);
  for (const at of ends.last) builder.last.add(at);
  return ends;
}

/** Gives the positions that were added since the last call to their owner. */
function own({ positions, owners }: Builder, owner: Owner): void {
  if (positions.tests.length > MAX_POSITIONS) {
    throw new Error(`the tables need more than ${MAX_POSITIONS} positions: shorten lists or repeats`);
  }
  while (owners.length < positions.tests.length) owners.push(owner);
}

function addLine(builder: Builder, rule: number, { body, ahead }: PhraseRule['lines'][number]): void {
  const owner = { rule, exception: -1 };
  const bodyEnds = addPhrase(builder.positions, body);
  own(builder, owner);
  builder.first.push(...bodyEnds.first);
  const aheadFrom = builder.positions.tests.length;
  const aheadEnds = ahead && addPhrase(builder.positions, ahead);
  own(builder, owner);
  for (let at = aheadFrom; at < builder.positions.tests.length; at++) builder.ahead.add(at);
  if (!aheadEnds || aheadEnds.empty) for (const at of bodyEnds.last) builder.last.add(at);
  if (!aheadEnds) return;
  inTurn(builder.positions, bodyEnds, aheadEnds);
  for (const at of aheadEnds.last) builder.last.add(at);
}

function finish({ positions, tests, owners, ahead, last, first }: Builder) {
  const testOf = Int32Array.from(positions.tests, (each) => tests.idOf(each));
  const firstBy: number[][] = Array.from({ length: tests.size }, () => []);
  for (const at of first) firstBy[testOf[at]!]!.push(at);
  return {
    tests,
    testOf,
    ruleOf: Int32Array.from(owners, ({ rule }) => rule),
    exceptionOf: Int32Array.from(owners, ({ exception }) => exception),
    isAhead: Uint8Array.from(owners, (_, at) => Number(ahead.has(at))),
    isLast: Uint8Array.from(owners, (_, at) => Number(last.has(at))),
    follow: positions.follow.map((set) => Int32Array.from(set)),
    firstBy: firstBy.map((list) => Int32Array.from(list)),
  };
}
