import type { Automaton } from './automaton.ts';
import { BEGIN, END, type Word } from './words.ts';

/** A match of one rule: words `from` to `to` (exclusive), counted with the sign at the text's begin. */
export type Match = { readonly rule: number; readonly from: number; readonly to: number };

/** The words with both ends, each with the tests that it passes. Equal words are looked up once. */
export function passedTests({ tests }: Automaton, words: readonly Word[]): (readonly number[])[] {
  const known = new Map<string, readonly number[]>();
  return [BEGIN, ...words.map(({ text }) => text), END].map((text) => {
    const passed = known.get(text) ?? tests.passedBy(text);
    known.set(text, passed);
    return passed;
  });
}

/** The positions that were reached with one word: which, from where, and where the match ended if it did. */
type Reached = { at: number[]; readonly starts: Int32Array; readonly ends: Int32Array };

/** How far an exception after a match looks, in words. The bound keeps the whole linear. */
const MAX_AFTER = 16;
const NOT_ENDED = -1;

/**
 * One reading of a text: all words once, from left to right, with every position that can be reached at the same
 * time (K. Thompson, "Regular expression search algorithm", 1968). A position remembers its earliest start, so
 * nothing is ever tried again: the work is at most words × steps of the automaton, whatever the text.
 */
export class Sweep {
  readonly matches: Match[] = [];
  /** Tests asked: the only work that grows with the text. */
  steps = 0;
  readonly #automaton: Automaton;
  readonly #passed: readonly (readonly number[])[];
  /** By test and by position: the number of the word that last passed or reached it, from 1. */
  readonly #passedAt: Int32Array;
  readonly #reachedAt: Int32Array;
  readonly #exceptions = new Set<number>();
  #now: Reached;
  #next: Reached;

  /** `passed` are the tests of each word, from `passedTests`. */
  constructor(automaton: Automaton, passed: readonly (readonly number[])[]) {
    this.#automaton = automaton;
    this.#passed = passed;
    this.#passedAt = new Int32Array(automaton.tests.size);
    this.#reachedAt = new Int32Array(automaton.testOf.length);
    const none = (): Reached => ({
      at: [],
      starts: new Int32Array(automaton.testOf.length),
      ends: new Int32Array(automaton.testOf.length),
    });
    this.#now = none();
    this.#next = none();
    for (let word = 0; word < passed.length; word++) this.#readWord(word);
  }

  /** Whether an exception stands right before the match, or right after it. */
  isExcepted(match: Match): boolean {
    const before = this.#automaton.before[match.rule]!;
    return (
      before.some((exception) => this.#exceptions.has(this.#keyOf(exception, match.from))) ||
      this.#isExceptedAfter(match)
    );
  }

  #readWord(word: number): void {
    for (const test of this.#passed[word]!) this.#passedAt[test] = word + 1;
    this.#next.at = [];
    this.#goOn(word);
    this.#begin(word);
    this.#collect(word);
    [this.#now, this.#next] = [this.#next, this.#now];
  }

  #goOn(word: number): void {
    const { follow, testOf, isAhead } = this.#automaton;
    const { at, starts, ends } = this.#now;
    for (const from of at) {
      for (const to of follow[from]!) {
        this.steps++;
        if (this.#passedAt[testOf[to]!] !== word + 1) continue;
        const end = ends[from] === NOT_ENDED ? word : ends[from]!;
        this.#reach(to, word, starts[from]!, isAhead[to] ? end : NOT_ENDED);
      }
    }
  }

  #begin(word: number): void {
    for (const test of this.#passed[word]!) {
      for (const first of this.#automaton.firstBy[test]!) {
        this.steps++;
        this.#reach(first, word, word, NOT_ENDED);
      }
    }
  }

  /** Of several ways to a position, keeps the one that began first, and of those the longest. */
  #reach(at: number, word: number, start: number, end: number): void {
    const { starts, ends } = this.#next;
    if (this.#reachedAt[at] === word + 1) {
      if (start > starts[at]! || (start === starts[at] && end <= ends[at]!)) return;
    } else {
      this.#reachedAt[at] = word + 1;
      this.#next.at.push(at);
    }
    starts[at] = start;
    ends[at] = end;
  }

  #collect(word: number): void {
    const { isLast, exceptionOf, isAhead, ruleOf } = this.#automaton;
    const { at, starts, ends } = this.#next;
    for (const last of at) {
      if (!isLast[last]) continue;
      const exception = exceptionOf[last]!;
      if (exception >= 0) this.#exceptions.add(this.#keyOf(exception, word + 1));
      else {
        const to = isAhead[last] ? ends[last]! : word + 1;
        this.matches.push({ rule: ruleOf[last]!, from: starts[last]!, to });
      }
    }
  }

  #isExceptedAfter({ rule, to }: Match): boolean {
    const { after, afterFirst, testOf, follow, isLast } = this.#automaton;
    let candidates = after[rule]!.flatMap((exception) => afterFirst[exception]!);
    const end = Math.min(this.#passed.length, to + MAX_AFTER);
    for (let word = to; word < end && candidates.length > 0; word++) {
      this.steps += candidates.length;
      const passed = new Set(this.#passed[word]);
      const reached = candidates.filter((at) => passed.has(testOf[at]!));
      if (reached.some((at) => isLast[at])) return true;
      candidates = [...new Set(reached.flatMap((at) => [...follow[at]!]))];
    }
    return false;
  }

  /** One number for an exception and the word that it ends before. */
  #keyOf(exception: number, word: number): number {
    return exception * (this.#passed.length + 1) + word;
  }
}
