import { type Phrases, type PhraseTable, readWords } from '../../../core/text/phrases.ts';
import { detectorPhrases, detectorTables } from '../../../core/triage/detectors/detector-phrases.ts';
import { transferClaimPhrases } from '../../../core/triage/transfer-claim.ts';
import { transferClaimTable } from '../../../core/triage/transfer-claim-words.ts';
import { canonicalise } from '../../../core/triage/wish/canonical.ts';
import { wishPhrases, wishTables } from '../../../core/triage/wish/wish-phrases.ts';

const sets: readonly (readonly [string, Phrases, readonly PhraseTable[]])[] = [
  ['wish', wishPhrases, wishTables],
  ['detectors', detectorPhrases, detectorTables],
  ['transfer claims', transferClaimPhrases, [transferClaimTable]],
];
const TIMES = 2000;
/** Lines are long: so often they are as many words. */
const LINE_TIMES = 120;
const SHARE = 8;
/** The first words of a text cost less than the later ones; nothing else may come on top. */
const SLACK = 4000;

/** Every word that a table writes, parts of words too. */
const wordsOf = (tables: readonly PhraseTable[]): string[] => [
  ...new Set(
    tables.flatMap(({ texts }) => texts.flatMap(({ text }) => text.match(/[\p{L}\p{M}\p{N}']+/gu) ?? [])),
  ),
];

/** How much longer the reading takes for eight times the text: 8 where the work is linear, 64 where it is not. */
function excess(phrases: Phrases, stretch: string, times: number = TIMES): number {
  const words = readWords(stretch);
  const repeated = (count: number) => Array.from({ length: count }, () => words).flat();
  const few = phrases.read(repeated(times / SHARE)).steps;
  return phrases.read(repeated(times)).steps - SHARE * few;
}

/** The same pairs in each run: every word with one that stands elsewhere in the tables. */
const pairsOf = (words: readonly string[]): string[] =>
  words.filter((_, i) => i % 3 === 0).map((word, i) => `${word} ${words[(i * 7919 + 13) % words.length]}`);

describe('the work of reading a message', () => {
  it.each([
    ['un', 45],
    ['bitte', 28],
    ['un', 2000],
    ['bitte', 2000],
    ['bitte un', 2000],
  ])('is bounded for "%s" said %i times', (word, times) => {
    const { words } = canonicalise(`${word} `.repeat(times));
    expect(wishPhrases.read(words).steps).toBeLessThan(400 * (words.length + 2));
  });

  it.each(sets)('grows with the text for each word of the tables: %s', (_, phrases, tables) => {
    expect(wordsOf(tables).filter((word) => excess(phrases, word) > SLACK)).toEqual([]);
  });

  it.each(sets)('grows with the text for pairs of words of the tables: %s', (_, phrases, tables) => {
    expect(pairsOf(wordsOf(tables)).filter((pair) => excess(phrases, pair) > SLACK)).toEqual([]);
  });

  it.each(sets)('grows with the text for each line of the tables: %s', (_, phrases, tables) => {
    const lines = tables.flatMap(({ texts }) => texts.flatMap(({ text }) => text.split('\n')));
    expect(lines.filter((line) => excess(phrases, line, LINE_TIMES) > SLACK)).toEqual([]);
  });

  it('reads at most the first and last part of a long message', () => {
    expect(readWords('no '.repeat(100_000)).length).toBeLessThan(1400);
  });
});
