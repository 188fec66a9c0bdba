import type { Bus } from '../bus/bus.ts';
import { channels } from '../bus/channels.ts';
import type { ArticleContent, Articles } from '../store/articles.ts';

type Deps = { articles: Pick<Articles, 'newest' | 'put'>; bus: Pick<Bus, 'tell'> };

/**
 * The one way to change articles: writes those that differ from what stands and tells every worker, which uses them
 * within a second. A worker that misses the notice finds the change in the store by itself.
 */
export async function publishArticles(
  { articles, bus }: Deps,
  workspaceId: string,
  contents: ArticleContent[],
): Promise<void> {
  const standing = new Map((await articles.newest(workspaceId)).map((one) => [one.articleId, one]));
  const changed = contents.filter((content) => !isSame(content, standing.get(content.articleId)));
  if (changed.length === 0) return;
  await articles.put(workspaceId, changed, new Date());
  bus.tell({ kind: 'articles', workspaceId }, channels.workers);
}

const facts = ({ version, title, body, questions, skills, language, translations = [] }: ArticleContent) =>
  JSON.stringify([
    version,
    title,
    body,
    questions,
    skills,
    language ?? 'en',
    translations.map((each) => [each.language, each.title, each.body, each.questions]),
  ]);

function isSame(content: ArticleContent, standing: ArticleContent | undefined): boolean {
  return standing !== undefined && facts(content) === facts(standing);
}
