import { findCodes } from '../../brief/facts/codes.ts';
import { headAndTail } from '../../text/clip.ts';
import type { IndexableArticle } from './article.ts';

/** The codes that a workspace's articles speak of: by its key, the articles, the one that says most of it first. */
export type CodeIndex = {
  readonly articles: ReadonlyMap<string, readonly string[]>;
  /** Letters and number of digits that two codes of the articles share, such as `E4` of E1043 and E2015. */
  readonly families: ReadonlySet<string>;
};

/** A code in somebody's words: as it was written, and its key, which a dash or small letters do not change. */
export type WrittenCode = { readonly written: string; readonly key: string };

const CODE =
  /(?<![\p{L}\p{N}_./:@-])(?<letters>\p{L}{1,6})(?<gap>[-_ ]?)(?<digits>\d{3,6})(?![\p{L}\p{N}_@]|[-./:]\p{N})/gu;
/** "Error 1062" for E1062: only where the word beside it says that the number is a code. */
const BARE =
  /(?<![\p{L}\p{N}])(?:err(?:or)?|code|fehler|fehlercode)[ :#-]{1,3}(?<digits>\d{3,6})(?![\p{L}\p{N}]|[.,]\p{N})/giu;

const TITLE_WEIGHT = 10;
const BODY_WEIGHT = 2;

type Found = WrittenCode & { readonly family: string; readonly isSpaced: boolean };

function written(text: string): Found[] {
  return [...headAndTail(text).matchAll(CODE)].map((match) => {
    const { letters = '', digits = '', gap = '' } = match.groups ?? {};
    const name = letters.toUpperCase();
    return {
      written: match[0],
      key: `${name}${digits}`,
      family: `${name}${digits.length}`,
      isSpaced: gap === ' ',
    };
  });
}

/** Finds the codes of articles in title, body and example questions. */
export function indexCodes(
  articles: readonly (IndexableArticle & { questions: readonly string[] })[],
): CodeIndex {
  const weights = new Map<string, Map<string, number>>();
  const family = new Map<string, Set<string>>();
  const add = (id: string, text: string, weight: number): void => {
    for (const code of written(text)) {
      if (code.isSpaced) continue;
      const known = weights.get(code.key) ?? new Map<string, number>();
      weights.set(code.key, known.set(id, (known.get(id) ?? 0) + weight));
      family.set(code.family, (family.get(code.family) ?? new Set()).add(code.key));
    }
  };
  for (const { id, title, body, questions } of articles) {
    add(id, title, TITLE_WEIGHT);
    add(id, body, BODY_WEIGHT);
    for (const question of questions) add(id, question, 1);
  }
  return {
    articles: new Map([...weights].map(([key, byArticle]) => [key, heaviestFirst(byArticle)])),
    families: new Set([...family].flatMap(([name, codes]) => (codes.size > 1 ? [name] : []))),
  };
}

const heaviestFirst = (weights: ReadonlyMap<string, number>): string[] =>
  [...weights].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([id]) => id);

/** The codes of a message that the articles know, in the order in which they were written. */
export function knownCodes(index: CodeIndex, text: string): WrittenCode[] {
  const exact = written(text).filter(({ key }) => index.articles.has(key));
  return unique(exact.length > 0 ? exact : bareCodes(index, text));
}

function bareCodes({ articles }: CodeIndex, text: string): WrittenCode[] {
  return [...headAndTail(text).matchAll(BARE)].flatMap((match) => {
    const digits = match.groups?.digits ?? '';
    const keys = [...articles.keys()].filter((key) => key.replace(/^\D{1,6}/, '') === digits);
    return keys.length === 1 ? [{ written: digits, key: keys[0]! }] : [];
  });
}

/**
 * The codes of a message that no article knows: of the form of those that they do know, or named a code by the words
 * beside them.
 */
export function unknownCodes(index: CodeIndex, text: string): WrittenCode[] {
  const ofFamily = written(text).filter(
    ({ key, family, isSpaced }) => !isSpaced && index.families.has(family) && !index.articles.has(key),
  );
  const named = findCodes(headAndTail(text))
    .filter(({ kind }) => kind === 'code')
    .flatMap(({ value }) => written(value).slice(0, 1))
    .filter(({ key }) => !index.articles.has(key));
  return unique([...ofFamily, ...named]);
}

function unique(codes: readonly WrittenCode[]): WrittenCode[] {
  return [...new Map(codes.map(({ written: as, key }) => [key, { written: as, key }])).values()];
}

/** Whether a text speaks of the code. */
export const holdsCode = (text: string, key: string): boolean =>
  written(text).some((code) => code.key === key);
