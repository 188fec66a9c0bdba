import { inEnglishWords } from '../../core/text/bridge/bridge.ts';
import { onSharedScale } from '../../core/triage/calibration/answer-threshold.ts';
import {
  type IntentExample,
  type IntentModel,
  predictIntent,
  trainIntent,
} from '../../core/triage/intent/intent-model.ts';
import type { FoundArticle } from '../../core/triage/judge/engine-result.ts';
import { type CodeIndex, indexCodes, knownCodes } from '../../core/triage/retrieval/codes.ts';
import { bestLine, coverage, fitLines, linesOf, unknownNames } from '../../core/triage/retrieval/fit.ts';
import { partsOf } from '../../core/triage/retrieval/parts.ts';
import { buildIndex, type Hit, type RetrievalIndex, search } from '../../core/triage/retrieval/retrieval.ts';
import { isAssistantLanguage } from '../../core/values/language.ts';
import type { Log } from '../../server/log.ts';
import type { ArticleDocument } from '../../server/store/articles.ts';
import { loadEmbedder } from '../engines/local/embedder.ts';
import { ANSWER_FROM } from '../engines/local/local-engine.ts';
import { passageOnCode, quotablePassage } from './passage.ts';
import { findInThread, NO_THREAD, type Thread } from './thread.ts';
import { examplesOf, indexablesOf, variantsOf } from './variants.ts';

/** The articles of a workspace, ready to be searched. */
export type Library = {
  articles: Map<string, ArticleDocument>;
  /** An article in each of its languages, by `indexId`. */
  index: RetrievalIndex;
  codes: CodeIndex;
  /** The article of each id in the index. */
  articleOf: Map<string, string>;
  /** Learned from the articles' example questions; null where there are too few. */
  intents: IntentModel | null;
  /** The relevance from which an article answers here, where it was tried out. */
  answerFrom?: number | undefined;
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
    codes: indexCodes(
      articles.flatMap((article) =>
        variantsOf(article).map((variant) => ({
          ...variant,
          id: article.articleId,
          version: article.version,
        })),
      ),
    ),
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
type Way = { text: string; language: string | undefined };
type Intended = Map<string, number>;
type Hits = Map<string, Hit[]>;

/** What is looked for: English words find articles in any language, the words themselves those in their own. */
function waysToAsk({ index }: Library, question: string, language: string | null): Way[] {
  if (!isAssistantLanguage(language) || language === 'en') {
    // By the stems of one language: those of others would only count as words that no article has.
    const stems = [language, 'en'].find((each) => each !== null && index.languages.includes(each));
    return [{ text: question, language: stems ?? undefined }];
  }
  const inEnglish = { text: inEnglishWords(question, language), language: 'en' };
  return index.languages.includes(language) ? [{ text: question, language }, inEnglish] : [inEnglish];
}

/** The question in the language of what is read, as far as we can say it. */
const wayFor = (ways: readonly Way[], language: string, question: string): string =>
  (ways.find((way) => way.language === language) ?? ways[0])?.text ?? question;

/**
 * The articles for a message. An exact code finds its article, and what the contact took of an offer is what it is; else
 * a follow-up is looked up in the article that was quoted last before the others are searched. Each article in the
 * language of the question (ISO 639-1; null where it is not known) if it exists in it.
 */
export async function findArticles(
  library: Library,
  question: string,
  context: string,
  vectorOf: VectorOf = embedQuestion,
  language: string | null = null,
  thread: Thread = NO_THREAD,
): Promise<FoundArticle[]> {
  const named = byCode(library, question, language).filter(
    ({ passage }) => !thread.last?.said.includes(passage),
  );
  if (named.length > 0) return named;
  const picked = thread.picked && library.articles.get(thread.picked);
  if (picked)
    return [{ ...quoted(library, picked, `${context}\n${question}`, language), score: 1, foundBy: 'choice' }];
  const alike = await byLikeness(library, question, context, vectorOf, language);
  const last = thread.last && library.articles.get(thread.last.id);
  if (!thread.last || !last) return alike;
  const shown = variantIn(last, language);
  const asked = wayFor(waysToAsk(library, question, language), shown.language, question);
  const found = { ...shown, id: last.articleId, version: last.version };
  const inThread = await findInThread(library, asked, { article: found, said: thread.last.said }, vectorOf);
  return inThread ? withThread(alike, inThread) : alike;
}

/** The articles of the codes that the message names. */
function byCode(library: Library, question: string, language: string | null): FoundArticle[] {
  const { articles, codes } = library;
  const byId = new Map(
    knownCodes(codes, question).map(({ key }) => [codes.articles.get(key)?.[0] ?? '', key] as const),
  );
  return [...byId].flatMap(([id, key]) => {
    const article = articles.get(id);
    if (!article) return [];
    const found = quoted(library, article, question, language);
    const passage = passageOnCode(found.body, key, found.title);
    return [{ ...found, passage, score: 1, foundBy: 'code' as const }];
  });
}

/** Another article must fit much better than the one that is being talked about. */
const OTHER_MATTER = 1.2;

function withThread(alike: FoundArticle[], inThread: FoundArticle): FoundArticle[] {
  const others = alike.filter(({ id }) => id !== inThread.id);
  const own = alike.find(({ id }) => id === inThread.id);
  const here = { ...inThread, score: Math.max(inThread.score, own?.score ?? 0) };
  const isOther = (others[0]?.score ?? 0) > here.score * OTHER_MATTER;
  return isOther ? [...others, here] : [here, ...others];
}

/** An article that does not know what the question names seldom answers it. */
const UNKNOWN_NAME = 0.6;

/** Both rankings fused: by the words of the articles, and by the questions they are known to answer. */
async function byLikeness(
  library: Library,
  question: string,
  context: string,
  vectorOf: VectorOf,
  language: string | null,
): Promise<FoundArticle[]> {
  const ways = waysToAsk(library, question, language);
  const intended = await intendedBy(library, ways, vectorOf);
  const hits = hitsOf(library, ways, context);
  const fused = new Map<string, number>();
  const count = (id: string, rank: number) => fused.set(id, (fused.get(id) ?? 0) + 1 / (RANK_OFFSET + rank));
  for (const [position, id] of [...intended.keys()].entries()) count(id, position + 1);
  for (const [position, id] of [...hits.keys()].entries()) count(id, position + 1);
  const covers = coveredBy(library, ways);
  const isEnglish = language === null || language === 'en';
  const trust = isEnglish && unknownNames(library.index, question).length > 0 ? UNKNOWN_NAME : 1;
  return [...fused]
    .sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0]))
    .slice(0, MAX_FOUND)
    .flatMap(([id]) => {
      const article = library.articles.get(id);
      if (!article) return [];
      const fit = relevance(intended.get(id) ?? 0, hits.get(id)?.[0]?.score ?? 0, covers(id)) * trust;
      const { answerFrom } = library;
      const score = answerFrom === undefined ? fit : onSharedScale(fit, answerFrom, ANSWER_FROM);
      const asked = quoted(library, article, question, language);
      return [{ ...asked, score, foundBy: 'likeness' as const }];
    })
    .sort((a, b) => b.score - a.score);
}

/** Intents by the best of the ways to ask, best first. */
async function intendedBy({ intents }: Library, ways: Way[], vectorOf: VectorOf): Promise<Intended> {
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
function hitsOf({ index, articleOf }: Library, ways: Way[], context: string): Hits {
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

/** How much of the question an article takes up, by the best of the ways to ask and of its languages. */
function coveredBy({ index, articleOf }: Library, ways: readonly Way[]): (id: string) => number {
  const covers = ways.map(({ text, language }) => coverage(index, text, language));
  const indexed = [...articleOf];
  return (id) =>
    Math.max(
      0,
      ...indexed.flatMap(([known, of]) => (of === id ? covers.map((covered) => covered(known)) : [])),
    );
}

/** An article in the contact's language if it exists in it, else in its own. */
function variantIn(article: ArticleDocument, contactLanguage: string | null) {
  const variants = variantsOf(article);
  return variants.find(({ language }) => language === contactLanguage) ?? variants[0]!;
}

/** What is quoted of an article, with the part that fits best. */
function quoted(
  library: Library,
  article: ArticleDocument,
  question: string,
  contactLanguage: string | null,
): Omit<FoundArticle, 'score'> {
  const { articleId: id, version } = article;
  const { language, title, body } = variantIn(article, contactLanguage);
  const asked = wayFor(waysToAsk(library, question, contactLanguage), language, question);
  const fitting = bestLine(fitLines(library.index, asked, linesOf(partsOf(body)), null, language));
  return { id, version, language, title, body, passage: quotablePassage(body, fitting) };
}

/** One relevance of 0 to 1 of all three; chosen on test/fixtures/demo-questions.json. */
function relevance(byIntent: number, byWords: number, covered: number): number {
  return Math.min(1, 0.6 * byIntent + 0.4 * byWords + 0.25 * covered);
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
