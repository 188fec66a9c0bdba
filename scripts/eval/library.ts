import { buildLibrary, findArticles, type Library } from '../../workers/knowledge/library.ts';
import { vectorsFor } from './vectors.ts';

export type EvalArticle = { id: string; title: string; body: string; questions?: string[] };

/** How many articles the product looks at for a question (`findArticles`). */
export const LOOKED_AT = 4;

/** A workspace's library as the worker builds it, of public documents. */
export function libraryOf(articles: readonly EvalArticle[]): Promise<Library> {
  const documents = articles.map(({ id, title, body, questions = [] }) => ({
    _id: id,
    workspaceId: 'eval',
    articleId: id,
    version: 1,
    title,
    body,
    questions,
    skills: [],
    updatedAt: new Date(0),
  }));
  return buildLibrary(documents, { warn: () => undefined }, vectorsFor);
}

/** The ids of the articles that the product finds, best first. */
export async function foundIds(library: Library, question: string, context = ''): Promise<string[]> {
  return (await findArticles(library, question, context)).map(({ id }) => id);
}
