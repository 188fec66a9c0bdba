import { inEnglishWords } from '../../core/text/bridge/bridge.ts';
import {
  type IntentExample,
  type IntentModel,
  predictIntent,
  trainIntent,
} from '../../core/triage/intent/intent-model.ts';
import type { FoundArticle } from '../../core/triage/judge/engine-result.ts';
import { buildIndex, type Hit, type RetrievalIndex, search } from '../../core/triage/retrieval/retrieval.ts';
import { isAssistantLanguage } from '../../core/values/language.ts';
import type { Log } from '../../server/log.ts';
import type { ArticleDocument } from '../../server/store/articles.ts';
import { loadEmbedder } from '../engines/local/embedder.ts';
import { quotablePassage } from './passage.ts';
import { examplesOf, indexablesOf, indexId, variantsOf } from './variants.ts';

/** The articles of a workspace, ready to be searched. */
export type Library = {
  articles: Map<string, ArticleDocument>;
  /** An article in each of its languages, by `indexId`. */
  index: RetrievalIndex;
  /** The article of each id in the index. */
  articleOf: Map<string, string>;
  /** Learned from the articles' example questions; null where there are too few. */
  intents: IntentModel | null;
};

/** Sentence vectors of texts, in their order. */
export type VectorsOf = (texts: string[]) => Promise<Float32Array[]>;

/** Indexes articles by words, and learns their example questions by words and meaning. */
export async function buildLibrary(
  articles: ArticleDocument[],
  log: Pick<Log, 'warn'>,
  vectorsOf: VectorsOf = embedAll,
): Promise<Library> {
  return indexArticles(articles, await learnIntents(articles, log, vectorsOf));
}

/** A library with what was learned before: the articles are up to date at once, learning follows. */
export function indexArticles(articles: ArticleDocument[], intents: IntentModel | null): Library {
  const indexables = articles.flatMap(indexablesOf);
  return {
    articles: new Map(articles.map((article) => [article.articleId, article])),
    articleOf: new Map(indexables.map(({ id, articleId }) => [id, articleId])),
    index: buildIndex(indexables),
    intents,
  };
}

/** The same with intents learned from the words of the example questions alone: a fraction of a second. */
export function indexByWords(articles: ArticleDocument[]): Library {
  const examples = examplesOfAll(articles);
  return indexArticles(articles, examples && trainIntent(examples));
}

async function embedAll(texts: string[]): Promise<Float32Array[]> {
  return (await loadEmbedder()).embedAll(texts);
}

const MAX_FOUND = 4;
/** How much of the first rank's weight the tenth has: fusion by reciprocal rank (Cormack et al. 2009). */
const RANK_OFFSET = 10;

/** The sentence vector of a question; undefined where it is to be read by its words alone. */
export type VectorOf = (question: string) => Promise<Float32Array | undefined>;

const embedQuestion: VectorOf = async (question) => (await loadEmbedder()).embed(question);

/** How a question is looked for: as it was put, and in English words where it is in another language. */
type Asked = { text: string; language: string | undefined };
type Intended = Map<string, number>;
type Hits = Map<string, Hit[]>;

/** What is looked for: English words find articles in any language, the words themselves those in their own. */
function waysToAsk({ index }: Library, question: string, language: string | null): Asked[] {
  if (!isAssistantLanguage(language) || language === 'en') {
    // By the stems of one language: those of others would only count as words that no article has.
    const stems = [language, 'en'].find((each) => each !== null && index.languages.includes(each));
    return [{ text: question, language: stems ?? undefined }];
  }
  const inEnglish = { text: inEnglishWords(question, language), language: 'en' };
  return index.languages.includes(language) ? [{ text: question, language }, inEnglish] : [inEnglish];
}

/**
 * Both rankings fused: by the words of the articles, and by the questions they are known to answer. Each article in the
 * language of the question (ISO 639-1; null where it is not known) if it exists in it.
 */
export async function findArticles(
  library: Library,
  question: string,
  context: string,
  vectorOf: VectorOf = embedQuestion,
  language: string | null = null,
): Promise<FoundArticle[]> {
  const ways = waysToAsk(library, question, language);
  const intended = await intendedBy(library, ways, vectorOf);
  const hits = hitsOf(library, ways, context);
  const fused = new Map<string, number>();
  const count = (id: string, rank: number) => fused.set(id, (fused.get(id) ?? 0) + 1 / (RANK_OFFSET + rank));
  for (const [position, id] of [...intended.keys()].entries()) count(id, position + 1);
  for (const [position, id] of [...hits.keys()].entries()) count(id, position + 1);
  return [...fused]
    .sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0]))
    .slice(0, MAX_FOUND)
    .flatMap(([id]) => {
      const article = library.articles.get(id);
      if (!article) return [];
      const own = hits.get(id) ?? [];
      const score = relevance(intended.get(id) ?? 0, own[0]?.score ?? 0);
      return [{ ...quoted(article, own, language), score }];
    });
}

/** Intents by the best of the ways to ask, best first. */
async function intendedBy({ intents }: Library, ways: Asked[], vectorOf: VectorOf): Promise<Intended> {
  if (!intents) return new Map();
  const ranked: { label: string; score: number }[] = [];
  for (const { text } of ways)
    ranked.push(...predictIntent(intents, text, intents.byMeaning ? await vectorOf(text) : undefined));
  // With one way to ask, the order is the model's, which likeness has a say in.
  if (ways.length > 1) ranked.sort((a, b) => b.score - a.score);
  const best: Intended = new Map();
  for (const { label, score } of ranked) if (!best.has(label)) best.set(label, score);
  return best;
}

/** The hits of each article, the best first, by the best of the ways to ask. */
function hitsOf({ index, articleOf }: Library, ways: Asked[], context: string): Hits {
  const hits = ways
    .flatMap(({ text, language }) =>
      search(index, text, { k: MAX_FOUND * 2, context, ...(language ? { language } : {}) }),
    )
    .sort((a, b) => b.score - a.score);
  const byArticle: Hits = new Map();
  for (const hit of hits) {
    const id = articleOf.get(hit.articleId) ?? hit.articleId;
    byArticle.set(id, [...(byArticle.get(id) ?? []), hit]);
  }
  return byArticle;
}

/** What is quoted of an article: in the contact's language if it exists in it, with the section that fits best. */
function quoted(
  article: ArticleDocument,
  hits: Hit[],
  contactLanguage: string | null,
): Omit<FoundArticle, 'score'> {
  const { articleId: id, version } = article;
  const variants = variantsOf(article);
  const { language, title, body } =
    variants.find((variant) => variant.language === contactLanguage) ?? variants[0]!;
  const section = hits.find((hit) => hit.articleId === indexId(id, language))?.section;
  return { id, version, language, title, body, passage: quotablePassage(body, section) };
}

/** One relevance of 0 to 1 from both scores; chosen on test/fixtures/demo-questions.json. */
function relevance(byIntent: number, byWords: number): number {
  return Math.min(1, 0.6 * byIntent + 0.4 * byWords);
}

/** The titles and example questions, each with its article; null where there is nothing to tell apart. */
function examplesOfAll(articles: ArticleDocument[]): IntentExample[] | null {
  const examples = articles.flatMap(examplesOf);
  return new Set(examples.map(({ label }) => label)).size < 2 ? null : examples;
}

async function learnIntents(
  articles: ArticleDocument[],
  log: Pick<Log, 'warn'>,
  vectorsOf: VectorsOf,
): Promise<IntentModel | null> {
  const examples = examplesOfAll(articles);
  if (examples === null) return null;
  try {
    return trainIntent(examples, await vectorsOf(examples.map(({ text }) => text)));
  } catch (error) {
    log.warn(
      { err: (error as Error).message },
      'sentence vectors are missing; intents are learned from words',
    );
    return trainIntent(examples);
  }
}
