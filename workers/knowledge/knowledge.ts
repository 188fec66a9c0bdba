import { setTimeout as sleep } from 'node:timers/promises';
import type { FoundArticle } from '../../core/triage/judge/engine-result.ts';
import type { Bus } from '../../server/bus/bus.ts';
import type { Log } from '../../server/log.ts';
import type { Articles } from '../../server/store/articles.ts';
import { loadedEmbedder } from '../engines/local/embedder.ts';
import { findArticles, indexArticles, type Library, type VectorOf } from './library.ts';
import type { MakeLibrary } from './library-keeper.ts';

/** How often the store is asked whether an article has changed, for changes whose notice was lost. */
const LOOK_EVERY_MS = 500;
/** Mark of a workspace without articles. */
const NONE = '';

type Deps = {
  articles: Pick<Articles, 'newest' | 'marks' | 'changeMark'>;
  makeLibrary: MakeLibrary;
  bus: Pick<Bus, 'listen'>;
  log: Log;
};
type Kept = { library: Library; mark: string | null };

export type Knowledge = ReturnType<typeof createKnowledge>;

/** What the assistant knows: the newest version of each article of a workspace, kept up to date. */
export function createKnowledge({ articles, makeLibrary, bus, log }: Deps) {
  const kept = new Map<string, Kept>();
  const learning = new Set<Promise<void>>();
  let lastRead: string | null = null;
  let chain: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(task: () => Promise<T>): Promise<T> => {
    const result = chain.then(task, task);
    chain = result.catch(() => undefined);
    return result;
  };

  /** Reads what has changed since it was last read; a workspace that cannot be read keeps nobody else waiting. */
  async function readChanges(): Promise<void> {
    const marks = await articles.marks();
    const faults: unknown[] = [];
    for (const workspaceId of new Set([...kept.keys(), ...marks.keys()])) {
      const mark = marks.get(workspaceId) ?? NONE;
      if (kept.get(workspaceId)?.mark === mark) continue;
      await read(workspaceId, mark).catch((error: unknown) => faults.push(error));
    }
    if (faults.length > 0) throw faults[0];
  }

  /** The same, where anything has changed at all. */
  async function readIfChanged(): Promise<void> {
    const mark = await articles.changeMark();
    if (mark === lastRead) return;
    await readChanges();
    lastRead = mark;
  }

  /** New words count at once; what the example questions teach follows, as learning takes a moment. */
  async function read(workspaceId: string, mark: string): Promise<void> {
    const newest = await articles.newest(workspaceId);
    const before = kept.get(workspaceId)?.library;
    const updated = before && indexArticles(newest, before.intents);
    if (updated) kept.set(workspaceId, { library: updated, mark: null });
    const { library, better } = await makeLibrary(workspaceId, newest);
    // What the questions as they were mean is better than what the words of the new ones tell.
    const isMeantBetter = better !== null && updated?.intents?.byMeaning;
    kept.set(workspaceId, { library: isMeantBetter ? updated : library, mark });
    if (better) takeLater(workspaceId, mark, better);
  }

  /** Others are read meanwhile. What has been read anew since is not replaced. */
  function takeLater(workspaceId: string, mark: string, better: Promise<Library>): void {
    const task = better
      .then((library) => {
        if (kept.get(workspaceId)?.mark === mark) kept.set(workspaceId, { library, mark });
      })
      .catch((error: Error) =>
        log.warn({ err: error.message }, 'articles: questions are read by their words'),
      )
      .finally(() => learning.delete(task));
    learning.add(task);
  }

  async function libraryOf(workspaceId: string): Promise<Library> {
    const known = () => kept.get(workspaceId)?.library;
    if (!known()) await inTurn(readChanges);
    if (!known()) await inTurn(() => read(workspaceId, NONE));
    return known() ?? indexArticles([], null);
  }

  return {
    /** Reads the articles of every workspace. */
    readAll: () => inTurn(readChanges),
    /** Resolves when what could only be indexed by words so far has been learned. */
    async learned(): Promise<void> {
      while (learning.size > 0) await Promise.all(learning);
    },
    /** Follows changes from now on: by their notices, and by looking in the store. Returns how to stop. */
    follow(): () => void {
      const look = (read: () => Promise<void>) =>
        inTurn(read).catch((error: Error) => {
          log.debug({ err: error.message }, 'articles: will be read later');
        });
      const stopListening = bus.listen(({ kind }) => {
        if (kind === 'articles') void look(readChanges);
      });
      const stopping = new AbortController();
      void repeat(() => look(readIfChanged), LOOK_EVERY_MS, stopping.signal);
      return () => {
        stopListening();
        stopping.abort();
      };
    },
    /** The articles that fit the question best; `context` is what was said before. */
    async find(workspaceId: string, question: string, context: string): Promise<FoundArticle[]> {
      return findArticles(await libraryOf(workspaceId), question, context, vectorIfLoaded);
    },
    /** How many articles are known, over all workspaces. */
    count: () => [...kept.values()].reduce((sum, { library }) => sum + library.articles.size, 0),
  };
}

/** A question does not wait for the model either. */
const vectorIfLoaded: VectorOf = async (question) =>
  loadedEmbedder()
    ?.embed(question)
    .catch(() => undefined);

async function repeat(task: () => Promise<void>, everyMs: number, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    await sleep(everyMs, undefined, { signal, ref: false }).catch(() => undefined);
    if (!signal.aborted) await task();
  }
}
