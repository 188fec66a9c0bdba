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
import { buildIndex, type RetrievalIndex, search } from '../../core/triage/retrieval/retrieval.ts';
import type { Log } from '../../server/log.ts';
import type { ArticleDocument } from '../../server/store/articles.ts';
import { loadEmbedder } from '../engines/local/embedder.ts';
import { passageOnCode, quotablePassage } from './passage.ts';
import { findInThread, NO_THREAD, type Thread } from './thread.ts';

/** The articles of a workspace, ready to be searched. */
export type Library = {
  articles: Map<string, ArticleDocument>;
  index: RetrievalIndex;
  codes: CodeIndex;
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
  return {
    articles: new Map(articles.map((article) => [article.articleId, article])),
    index: buildIndex(
      articles.map(({ articleId, version, title, body, questions }) => ({
        id: articleId,
        version,
        title,
        body: `${body}\n\n${questions.join('\n')}`,
      })),
    ),
    codes: indexCodes(
      articles.map(({ articleId, version, title, body, questions }) => ({
        id: articleId,
        version,
        title,
        body,
        questions,
      })),
    ),
    intents,
  };
}

/** The same with intents learned from the words of the example questions alone: a fraction of a second. */
export function indexByWords(articles: ArticleDocument[]): Library {
  const examples = examplesOf(articles);
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

/**
 * The articles for a message. An exact code finds its article, and what the contact took of an offer is what it is; else
 * a follow-up is looked up in the article that was quoted last before the others are searched.
 */
export async function findArticles(
  library: Library,
  question: string,
  context: string,
  vectorOf: VectorOf = embedQuestion,
  thread: Thread = NO_THREAD,
): Promise<FoundArticle[]> {
  const named = byCode(library, question).filter(({ passage }) => !thread.last?.said.includes(passage));
  if (named.length > 0) return named;
  const picked = thread.picked && library.articles.get(thread.picked);
  if (picked) return [found(library, picked, `${context}\n${question}`, { score: 1, foundBy: 'choice' })];
  const alike = await byLikeness(library, question, context, vectorOf);
  const inThread = await findInThread(library, question, thread, vectorOf);
  return inThread ? withThread(alike, inThread) : alike;
}

/** The articles of the codes that the message names. */
function byCode(library: Library, question: string): FoundArticle[] {
  const { articles, codes } = library;
  const byId = new Map(
    knownCodes(codes, question).map(({ key }) => [codes.articles.get(key)?.[0] ?? '', key] as const),
  );
  return [...byId].flatMap(([id, key]) => {
    const article = articles.get(id);
    if (!article) return [];
    const passage = passageOnCode(article.body, key, article.title);
    return [{ ...found(library, article, question, { score: 1, foundBy: 'code' }), passage }];
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
): Promise<FoundArticle[]> {
  const { articles, index, intents } = library;
  const vector = intents?.byMeaning ? await vectorOf(question) : undefined;
  const intended = intents ? predictIntent(intents, question, vector) : [];
  const hits = search(index, question, { k: MAX_FOUND * 2, context });
  const fused = new Map<string, number>();
  const count = (id: string, rank: number) => fused.set(id, (fused.get(id) ?? 0) + 1 / (RANK_OFFSET + rank));
  for (const [position, { label }] of intended.entries()) count(label, position + 1);
  for (const { articleId, rank } of hits) count(articleId, rank);
  const byIntent = new Map(intended.map(({ label, score }) => [label, score]));
  const byWords = new Map(hits.map((hit) => [hit.articleId, hit]));
  const covers = coverage(index, question);
  const trust = unknownNames(index, question).length > 0 ? UNKNOWN_NAME : 1;
  return [...fused]
    .sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0]))
    .slice(0, MAX_FOUND)
    .flatMap(([id]) => {
      const article = articles.get(id);
      const score = relevance(byIntent.get(id) ?? 0, byWords.get(id)?.score ?? 0, covers(id)) * trust;
      return article ? [found(library, article, question, { score, foundBy: 'likeness' })] : [];
    })
    .sort((a, b) => b.score - a.score);
}

function found(
  { index }: Library,
  { articleId: id, version, title, body }: ArticleDocument,
  question: string,
  how: Pick<FoundArticle, 'score' | 'foundBy'>,
): FoundArticle {
  const fitting = bestLine(fitLines(index, question, linesOf(partsOf(body)), null));
  return { id, version, title, body, passage: quotablePassage(body, fitting), ...how };
}

/** One relevance of 0 to 1 of all three; chosen on test/fixtures/demo-questions.json. */
function relevance(byIntent: number, byWords: number, covered: number): number {
  return Math.min(1, 0.6 * byIntent + 0.4 * byWords + 0.25 * covered);
}

/** The titles and example questions, each with its article; null where there is nothing to tell apart. */
function examplesOf(articles: ArticleDocument[]): IntentExample[] | null {
  const examples = articles.flatMap(({ articleId, title, questions }) =>
    [title, ...questions].map((text) => ({ text, label: articleId })),
  );
  return new Set(examples.map(({ label }) => label)).size < 2 ? null : examples;
}

async function learnIntents(
  articles: ArticleDocument[],
  log: Pick<Log, 'warn'>,
  vectorsOf: VectorsOf,
): Promise<IntentModel | null> {
  const examples = examplesOf(articles);
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
