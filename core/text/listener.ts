import { compilePhrases, type Hit, type PhraseTable, readWords } from './phrases.ts';

/** Word tables, ready to be asked about sentences. */
export type Listener = {
  /** Whether one of the rules finds its words in a text. */
  hears(text: string, ...rules: readonly string[]): boolean;
  /** The first words of a rule in a text. */
  first(text: string, rule: string): Hit | undefined;
  /** All words of a rule in a text, from left to right. */
  all(text: string, rule: string): readonly Hit[];
  /** The rules that find their words in a text. */
  heard(text: string): ReadonlySet<string>;
};

const MAX_REMEMBERED = 64;

/**
 * Makes one automaton of tables. Several questions about the same sentence read it once; MAX_READ_CHARS says
 * how much of a long text is read. "we'll" is read as "we will", for without its apostrophe it would be another word.
 */
export function listenerOf(tables: readonly PhraseTable[]): Listener {
  const phrases = compilePhrases(tables);
  const remembered = new Map<string, readonly Hit[]>();
  const hitsIn = (text: string): readonly Hit[] => {
    const known = remembered.get(text);
    if (known) return known;
    if (remembered.size >= MAX_REMEMBERED) remembered.clear();
    const hits = phrases.read(readWords(spelledOut(text))).hits.filter(({ isExcepted }) => !isExcepted);
    remembered.set(text, hits);
    return hits;
  };
  return {
    hears: (text, ...rules) => hitsIn(text).some(({ rule }) => rules.includes(rule)),
    first: (text, rule) => hitsIn(text).find((hit) => hit.rule === rule),
    all: (text, rule) => hitsIn(text).filter((hit) => hit.rule === rule),
    heard: (text) => new Set(hitsIn(text).map(({ rule }) => rule)),
  };
}

const shortened: Readonly<Record<string, string>> = { ll: ' will', re: ' are', ve: ' have' };

function spelledOut(text: string): string {
  return text.replaceAll(/['’‘´`](ll|re|ve)\b/giu, (_, end: string) => shortened[end.toLowerCase()]!);
}
