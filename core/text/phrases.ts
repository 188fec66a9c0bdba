import { buildAutomaton } from './phrases/automaton.ts';
import type { NotationContext } from './phrases/notation.ts';
import { type Match, passedTests, Sweep } from './phrases/run.ts';
import { type PhraseTable, readTable } from './phrases/table.ts';
import { readWords, type Word } from './phrases/words.ts';

export type { PhraseTable, TableText } from './phrases/table.ts';
export { foldedWords, readSentences, readWords, type Word } from './phrases/words.ts';

/** Words of a text that a rule found. `start` and `end` are its place in the text (UTF-16, end exclusive). */
export type Hit = {
  readonly rule: string;
  readonly score: number;
  readonly start: number;
  readonly end: number;
  /** An exception of the rule stands right before or after: the phrase is there, but does not count. */
  readonly isExcepted: boolean;
};

export type PhraseReading = {
  /** By rule in the order of the tables; in a rule from left to right, never overlapping. */
  readonly hits: readonly Hit[];
  /** Steps that the reading took: at most `stepsPerWord` for each word and both ends of the text. */
  readonly steps: number;
};

export type Phrases = {
  readonly read: (words: readonly Word[]) => PhraseReading;
  readonly rules: readonly { readonly id: string; readonly score: number }[];
  /** Upper bound of the steps for one word, by the size of the tables alone. */
  readonly stepsPerWord: number;
};

const plainPhrase = (written: string): string[] => readWords(written).map(({ text }) => text);

/**
 * Makes one automaton of all tables. `canonical` brings the words of the tables into the form that the texts are
 * read in; parts of words (with a star) are only folded. Throws PhraseTableError where a table has a fault.
 */
export function compilePhrases(
  tables: readonly PhraseTable[],
  canonical: (written: string) => readonly string[] = plainPhrase,
): Phrases {
  const fold = remembered((written, isWhole) => (isWhole ? canonical : plainPhrase)(written));
  const automaton = buildAutomaton(tables.flatMap((table) => readTable(table, fold)));
  const edges = automaton.follow.reduce((sum, each) => sum + each.length, automaton.testOf.length);
  return {
    rules: automaton.rules.map(({ id, score }) => ({ id, score })),
    stepsPerWord: edges * 17,
    read: (words) => {
      const sweep = new Sweep(automaton, passedTests(automaton, words));
      const hits = apart(sweep.matches).map((match): Hit => {
        const { id, score } = automaton.rules[match.rule]!;
        return { rule: id, score, ...placeOf(words, match), isExcepted: sweep.isExcepted(match) };
      });
      return { hits, steps: sweep.steps };
    },
  };
}

/** Tables say the same words again and again; each is folded once. */
function remembered(fold: NotationContext['fold']): NotationContext['fold'] {
  const known = { whole: new Map<string, readonly string[]>(), part: new Map<string, readonly string[]>() };
  return (written, isWhole) => {
    const folded = known[isWhole ? 'whole' : 'part'];
    const words = folded.get(written) ?? fold(written, isWhole);
    folded.set(written, words);
    return words;
  };
}

/** The leftmost match of a rule, of those the longest, then the next after its end. */
function apart(matches: readonly Match[]): Match[] {
  const sorted = matches.toSorted((a, b) => a.rule - b.rule || a.from - b.from || b.to - a.to);
  const kept: Match[] = [];
  for (const match of sorted) {
    const last = kept.at(-1);
    if (last?.rule === match.rule && match.from < last.to) continue;
    kept.push(match);
  }
  return kept;
}

/** Where a match stands in the text; the signs for both ends of the text have no place. */
function placeOf(words: readonly Word[], { from, to }: Match): { start: number; end: number } {
  const inside = words.slice(Math.max(0, from - 1), to - 1);
  const real = inside.filter(({ text }) => text !== '.');
  return { start: real[0]?.start ?? 0, end: real.at(-1)?.end ?? 0 };
}
