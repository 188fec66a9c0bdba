import MiniSearch from 'minisearch';
import {
  type IntentModel,
  type IntentPrediction,
  predictIntent,
  trainIntent,
} from '../../core/triage/intent/intent-model.ts';
import { stemmerFor } from '../../core/triage/text/stem.ts';
import type { Log } from '../log.ts';
import type { ArticleDocument, Directory } from '../store/directory.ts';
import type { FoundArticle } from './engine.ts';
import { loadEmbedder } from './local/embedder.ts';
import { bestPassage } from './passage.ts';

const CACHE_MS = 60_000;
const stem = stemmerFor('en');

type Library = {
  readAt: number;
  articles: Map<string, ArticleDocument>;
  search: MiniSearch;
  intents: IntentModel | null;
};

export type Found = { articles: FoundArticle[]; intent: IntentPrediction | null };
export type Knowledge = ReturnType<typeof createKnowledge>;

/**
 * What the assistant knows: the newest version of each article of a workspace, found by words, and the intents
 * that the articles' example questions teach, recognised by words and meaning.
 */
export function createKnowledge(articles: Directory['articles'], log: Log) {
  const libraries = new Map<string, Promise<Library>>();

  async function libraryOf(workspaceId: string): Promise<Library> {
    const known = libraries.get(workspaceId);
    if (known && Date.now() - (await known).readAt < CACHE_MS) return known;
    const reading = read(workspaceId);
    libraries.set(workspaceId, reading);
    reading.catch(() => libraries.delete(workspaceId));
    return reading;
  }

  async function read(workspaceId: string): Promise<Library> {
    const all = await articles.find({ workspaceId }).sort({ version: 1 }).lean();
    const newest = new Map(all.map((article) => [article.articleId, article]));
    const search = new MiniSearch({
      fields: ['title', 'questions', 'body'],
      idField: 'articleId',
      processTerm: (term) => stem(term.toLowerCase()) || null,
      searchOptions: { boost: { title: 2, questions: 1.5 } },
    });
    search.addAll(
      [...newest.values()].map((article) => ({ ...article, questions: article.questions.join('\n') })),
    );
    return {
      readAt: Date.now(),
      articles: newest,
      search,
      intents: await learnIntents([...newest.values()], log),
    };
  }

  return {
    /** Gets ready for a workspace, so that the first contact does not wait for the models to load. */
    warm: async (workspaceId: string): Promise<void> => void (await libraryOf(workspaceId)),
    async find(workspaceId: string, question: string, limit = 4): Promise<Found> {
      const library = await libraryOf(workspaceId);
      const vector = library.intents?.byMeaning ? await (await loadEmbedder()).embed(question) : undefined;
      const intent = library.intents ? predictIntent(library.intents, question, vector) : null;
      const byWords = library.search.search(question.slice(0, 2_000)).slice(0, limit * 2);
      return {
        articles: fuse(
          library,
          question,
          intent,
          byWords.map(({ id }) => String(id)),
          limit,
        ),
        intent,
      };
    },
  };
}

async function learnIntents(articles: ArticleDocument[], log: Log): Promise<IntentModel | null> {
  const examples = articles.flatMap(({ articleId, title, questions }) =>
    [title, ...questions].map((text) => ({ text, label: articleId })),
  );
  if (new Set(examples.map(({ label }) => label)).size < 2) return null;
  try {
    const embedder = await loadEmbedder();
    return trainIntent(examples, await embedder.embedAll(examples.map(({ text }) => text)));
  } catch (error) {
    log.warn(
      { err: (error as Error).message },
      'sentence vectors are missing; intents are learned from words',
    );
    return trainIntent(examples);
  }
}

/** Articles in the order of both rankings together (reciprocal rank); the score is the intent's. */
function fuse(
  library: Library,
  question: string,
  intent: IntentPrediction | null,
  byWords: string[],
  limit: number,
): FoundArticle[] {
  const ranks = new Map<string, number>();
  const count = (id: string, rank: number) => ranks.set(id, (ranks.get(id) ?? 0) + 1 / (10 + rank));
  for (const [rank, { label }] of (intent?.ranked ?? []).slice(0, limit * 2).entries()) count(label, rank);
  for (const [rank, id] of byWords.entries()) count(id, rank);
  const scores = new Map(intent?.ranked.map(({ label, score }) => [label, score]));
  return [...ranks]
    .sort((a, b) => b[1] - a[1])
    .slice(0, limit)
    .flatMap(([id]) => {
      const article = library.articles.get(id);
      if (!article) return [];
      const { articleId, version, title, body } = article;
      const score = id === intent?.label ? intent.score : Math.min(scores.get(id) ?? 0, intent?.score ?? 0);
      return [{ id: articleId, version, title, body, passage: bestPassage(body, question), score }];
    });
}
