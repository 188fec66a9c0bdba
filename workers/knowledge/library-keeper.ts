import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { deserialize, serialize } from 'node:v8';
import type { Log } from '../../server/log.ts';
import type { ArticleDocument } from '../../server/store/articles.ts';
import type { Libraries } from '../../server/store/libraries.ts';
import { buildLibrary, type Library, type VectorsOf } from './library.ts';

/** The store takes documents of up to 16 MB; a larger library is learned anew at each start. */
const MAX_BYTES = 15_000_000;

type Learned = Omit<Library, 'articles'>;
type Deps = {
  libraries: Pick<Libraries, 'find' | 'put'>;
  vectorsOf: VectorsOf;
  /** Which code learns; null where it is not known, and then nothing is kept. */
  build: string | null;
  log: Pick<Log, 'debug' | 'warn'>;
};

export type MakeLibrary = (workspaceId: string, articles: ArticleDocument[]) => Promise<Library>;

/**
 * Makes libraries, or takes the one that this worker or another made of the same articles with the same code: learning
 * a hundred or so example questions costs a second of every start.
 */
export function createLibraryKeeper({ libraries, vectorsOf, build, log }: Deps): MakeLibrary {
  const ignore = (error: Error) => {
    log.debug({ err: error.message }, 'libraries are not kept: the next start takes longer');
    return null;
  };
  return async (workspaceId, articles) => {
    if (build === null || articles.length === 0) return buildLibrary(articles, log, vectorsOf);
    const mark = markOf(build, articles);
    const kept = await takeKept(libraries, workspaceId, mark).catch(ignore);
    if (kept) return { ...kept, articles: new Map(articles.map((article) => [article.articleId, article])) };
    const library = await buildLibrary(articles, log, vectorsOf);
    const { articles: _, ...learned } = library;
    const bytes = serialize(learned satisfies Learned);
    // Without vectors, because the model could not be loaded, it is not worth keeping.
    if (library.intents?.byMeaning && bytes.length <= MAX_BYTES)
      await libraries.put(workspaceId, mark, bytes).catch(ignore);
    return library;
  };
}

async function takeKept(
  libraries: Deps['libraries'],
  workspaceId: string,
  mark: string,
): Promise<Learned | null> {
  const bytes = await libraries.find(workspaceId, mark);
  return bytes && (deserialize(bytes) as Learned);
}

function markOf(build: string, articles: ArticleDocument[]): string {
  const contents = articles.map(({ articleId, version, title, body, questions }) => [
    articleId,
    version,
    title,
    body,
    questions,
  ]);
  return createHash('sha256')
    .update(JSON.stringify([build, process.version, contents]))
    .digest('hex');
}

/** Hash of the sources that the running code was built from; null when it runs from the sources themselves. */
export async function readBuild(): Promise<string | null> {
  const file = path.join(import.meta.dirname, '../../.stamps/server-and-workers');
  return readFile(file, 'utf8').catch(() => null);
}
