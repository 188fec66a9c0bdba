import type { Automaton } from './automaton.ts';
import { BEGIN, END, type Word } from './words.ts';

/** A match of one rule: words `from` to `to` (exclusive), counted with the sign at the text's begin. */
export type Match = { readonly rule: number; readonly from: number; readonly to: number };

export type Run = {
  readonly matches: readonly Match[];
  /** Whether an exception of the rule ends right before the word. */
  readonly isExceptedBefore: (rule: number, at: number) => boolean;
  /** Tests asked, the only work that grows with the text: at most words × steps of the automaton. */
  steps: number;
};

/** The words with both ends, each with the tests that it passes. Equal words are looked up once. */
export function passedTests({ tests }: Automaton, words: readonly Word[]): (readonly number[])[] {
  const known = new Map<string, readonly number[]>();
  return [BEGIN, ...words.map(({ text }) => text), END].map((text) => {
    const passed = known.get(text) ?? tests.passedBy(text);
    known.set(text, passed);
    return passed;
  });
}

/**
 * Reads all words once, from left to right, with every position that can be reached at the same time
 * (K. Thompson, "Regular expression search algorithm", 1968). A position remembers its earliest start, so
 * nothing is ever tried again: the work is at most words × steps of the automaton, whatever the text.
 */
export function runAutomaton(automaton: Automaton, passed: readonly (readonly number[])[]): Run {
  const { testOf, isAhead, isLast, follow, firstBy, ruleOf, exceptionOf } = automaton;
  const size = testOf.length;
  const stamp = new Int32Array(automaton.tests.size);
  const seen = new Int32Array(size);
  let [starts, nextStarts] = [new Int32Array(size), new Int32Array(size)];
  let [ends, nextEnds] = [new Int32Array(size), new Int32Array(size)];
  let [active, next]: [number[], number[]] = [[], []];
  const matches: Match[] = [];
  const exceptions = new Set<number>();
  const width = passed.length + 1;
  const run: Run = {
    matches,
    isExceptedBefore: (rule, at) =>
      automaton.before[rule]!.some((exception) => exceptions.has(exception * width + at)),
    steps: 0,
  };

  const reach = (at: number, start: number, end: number, word: number): void => {
    if (seen[at] === word + 1) {
      const isEarlier = start < nextStarts[at]!;
      if (!isEarlier && !(start === nextStarts[at] && end > nextEnds[at]!)) return;
    } else {
      seen[at] = word + 1;
      next.push(at);
    }
    nextStarts[at] = start;
    nextEnds[at] = end;
  };

  for (let word = 0; word < passed.length; word++) {
    const ids = passed[word]!;
    for (const id of ids) stamp[id] = word + 1;
    next = [];
    for (const from of active) {
      const start = starts[from]!;
      const end = ends[from]!;
      for (const to of follow[from]!) {
        run.steps++;
        if (stamp[testOf[to]!] !== word + 1) continue;
        reach(to, start, isAhead[to] ? (end >= 0 ? end : word) : -1, word);
      }
    }
    for (const id of ids) {
      for (const first of firstBy[id]!) {
        run.steps++;
        reach(first, word, -1, word);
      }
    }
    for (const at of next) {
      if (!isLast[at]) continue;
      if (exceptionOf[at]! >= 0) exceptions.add(exceptionOf[at]! * width + word + 1);
      else
        matches.push({
          rule: ruleOf[at]!,
          from: nextStarts[at]!,
          to: isAhead[at] ? nextEnds[at]! : word + 1,
        });
    }
    active = next;
    [starts, nextStarts] = [nextStarts, starts];
    [ends, nextEnds] = [nextEnds, ends];
  }
  return run;
}

/** Furthest that an exception after a match looks, in words: it keeps the whole linear. */
const MAX_AFTER = 16;

/** Whether one of the exceptions begins at a word. Counts its steps on `run`. */
export function isExceptedAfter(
  automaton: Automaton,
  passed: readonly (readonly number[])[],
  { rule, to }: Match,
  run: Run,
): boolean {
  const { testOf, follow, isLast } = automaton;
  let candidates = automaton.after[rule]!.flatMap((exception) => automaton.afterFirst[exception]!);
  for (let word = to; word < passed.length && word < to + MAX_AFTER && candidates.length > 0; word++) {
    run.steps += candidates.length;
    const ids = new Set(passed[word]);
    const reached = candidates.filter((at) => ids.has(testOf[at]!));
    if (reached.some((at) => isLast[at])) return true;
    candidates = [...new Set(reached.flatMap((at) => [...follow[at]!]))];
  }
  return false;
}
