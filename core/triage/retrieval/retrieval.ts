import { headAndTail } from '../../text/clip.ts';
import { countGrams, wordGrams } from '../../text/ngrams.ts';
import { stemmerFor } from '../../text/stem.ts';
import { stopWords } from '../../text/stop-words.ts';
import { words } from '../../text/words.ts';
import { type IndexableArticle, type Section, splitSections } from './article.ts';
import { indexTerms, scoreTerms, type TermIndex } from './bm25.ts';

type Unit = { readonly article: number; readonly section: Section };

export type RetrievalIndex = {
  readonly articles: readonly IndexableArticle[];
  readonly languages: readonly string[];
  readonly whole: TermIndex;
  readonly parts: TermIndex;
  readonly units: readonly Unit[];
};

export type Hit = {
  readonly articleId: string;
  readonly version: number | string;
  readonly title: string;
  /** The part of the article that fits best; `start` is its offset in the body. */
  readonly section: Section;
  /** 0 (nothing in common) to 1; comparable between queries. */
  readonly score: number;
  /** 1 is best. */
  readonly rank: number;
};

export type SearchOptions = {
  readonly k?: number;
  /** What was said before the query; its words count less. */
  readonly context?: string;
  /** Of the query, ISO 639-1: only its stems are looked for. In every language of the index where it is absent. */
  readonly language?: string;
};

const TITLE_WEIGHT = 2;
const CONTEXT_WEIGHT = 0.3;
const LONGEST_QUERY = 8000;

/** Stems and pairs of neighbouring stems, without the words that every text holds. */
const termsOf = (text: string, stem: (word: string) => string): string[] =>
  wordGrams(
    words(text)
      .filter((word) => !stopWords.small.has(word) && !stopWords.asking.has(word))
      .map(stem),
    1,
    2,
  );

function bagOf(title: string, text: string, stem: (word: string) => string): Map<string, number> {
  const bag = countGrams(termsOf(text, stem));
  for (const term of termsOf(title, stem)) bag.set(term, (bag.get(term) ?? 0) + TITLE_WEIGHT);
  return bag;
}

/** Indexes articles for `search`. 1,000 articles take a fraction of a second. */
export function buildIndex(articles: readonly IndexableArticle[]): RetrievalIndex {
  const stems = articles.map((article) => stemmerFor(article.language ?? 'en'));
  const units: Unit[] = articles.flatMap((article, i) => {
    const sections = splitSections(article.body);
    const known = sections.length > 0 ? sections : [{ heading: '', text: article.body, start: 0 }];
    return known.map((section) => ({ article: i, section }));
  });
  return {
    articles,
    languages: [...new Set(articles.map((article) => article.language ?? 'en'))],
    whole: indexTerms(articles.map(({ title, body }, i) => bagOf(title, body, stems[i]!))),
    parts: indexTerms(
      units.map(({ article, section }) =>
        bagOf(`${articles[article]!.title} ${section.heading}`, section.text, stems[article]!),
      ),
    ),
    units,
  };
}

/** Terms of a query by the stems of these languages, so that a stem of either kind is found. */
function queryBag(languages: readonly string[], query: string, context: string): Map<string, number> {
  const bag = new Map<string, number>();
  const add = (text: string, weight: number): void => {
    for (const language of languages) {
      for (const [term, count] of countGrams(termsOf(text, stemmerFor(language))))
        bag.set(term, Math.max(bag.get(term) ?? 0, weight * (1 + Math.log(count))));
    }
  };
  add(headAndTail(query, LONGEST_QUERY), 1);
  add(headAndTail(context, LONGEST_QUERY), CONTEXT_WEIGHT);
  return bag;
}

const orderOf = (scores: ArrayLike<number>): number[] =>
  Array.from({ length: scores.length }, (_, i) => i).sort((a, b) => scores[b]! - scores[a]! || a - b);

/**
 * How well each article fits by its words, 0 to 1: half for the whole of it, half for the section that fits best. With
 * the number of that section.
 */
function fitByWords({ whole, parts, units, articles }: RetrievalIndex, bag: ReadonlyMap<string, number>) {
  const of = { whole: scoreTerms(whole, bag), parts: scoreTerms(parts, bag) };
  const sections = new Int32Array(articles.length).fill(-1);
  units.forEach(({ article }, unit) => {
    const known = sections[article]!;
    if (known < 0 || of.parts.scores[unit]! > of.parts.scores[known]!) sections[article] = unit;
  });
  const most = of.whole.most + of.parts.most || 1;
  const fits = Float64Array.from(
    sections,
    (unit, article) => (of.whole.scores[article]! + of.parts.scores[unit]!) / most,
  );
  return { fits, sections };
}

/** The articles that fit a query by their words (BM25), best first. An article that shares nothing is left out. */
export function search(index: RetrievalIndex, query: string, options: SearchOptions = {}): Hit[] {
  const { k = 5, context = '', language } = options;
  const languages = language === undefined ? index.languages : [language];
  const { fits, sections } = fitByWords(index, queryBag(languages, query, context));
  return orderOf(fits)
    .slice(0, Math.max(0, k))
    .filter((article) => fits[article]! > 0)
    .map((article, position) => {
      const { id, version, title } = index.articles[article]!;
      const section = index.units[sections[article]!]!.section;
      return {
        articleId: id,
        version,
        title,
        section,
        score: Math.min(1, fits[article]!),
        rank: position + 1,
      };
    });
}
