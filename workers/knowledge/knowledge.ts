import { setTimeout as sleep } from 'node:timers/promises';
import type { FoundArticle } from '../../core/triage/judge/engine-result.ts';
import { unknownCodes } from '../../core/triage/retrieval/codes.ts';
import { unknownNames } from '../../core/triage/retrieval/fit.ts';
import type { Bus } from '../../server/bus/bus.ts';
import type { Log } from '../../server/log.ts';
import type { ArticleDocument, Articles } from '../../server/store/articles.ts';
import { loadEmbedder, loadedEmbedder } from '../engines/local/embedder.ts';
import { ANSWER_FROM } from '../engines/local/local-engine.ts';
import type { AnswerThresholds } from './answer-thresholds.ts';
import { findArticles, indexArticles, indexByWords, type Library, type VectorOf } from './library.ts';
import type { MakeLibrary } from './library-keeper.ts';
import type { Mishearing } from './mishearing.ts';
import { NO_THREAD, type Thread } from './thread.ts';

/** How often the store is asked whether an article has changed, for changes whose notice was lost. */
const LOOK_EVERY_MS = 500;
/** How long nobody is answered for the sake of better answers: longer than learning takes on an idle machine. */
const PATIENCE_MS = 5_000;
/** How long a question that its words do not answer waits for what is being learned. */
const MEANING_WITHIN_MS = 20_000;
/** Mark of a workspace without articles. */
const NONE = '';

type Deps = {
  articles: Pick<Articles, 'newest' | 'marks' | 'changeMark'>;
  makeLibrary: MakeLibrary;
  bus: Pick<Bus, 'listen'>;
  thresholds?: Pick<AnswerThresholds, 'look' | 'of'>;
  mishearing?: Pick<Mishearing, 'look'>;
  log: Log;
};
type Kept = { library: Library; mark: string | null };

export type Knowledge = ReturnType<typeof createKnowledge>;

/** What the assistant knows: the newest version of each article of a workspace, kept up to date. */
export function createKnowledge({ articles, makeLibrary, bus, thresholds, mishearing, log }: Deps) {
  const kept = new Map<string, Kept>();
  /** By workspace, what is still being learned of it. */
  const learning = new Map<string, Promise<void>>();
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
    thresholds?.look(workspaceId, newest);
    mishearing?.look(workspaceId, newest);
    const before = kept.get(workspaceId)?.library;
    if (before) kept.set(workspaceId, { library: indexAsBefore(newest, before), mark });
    const learned = makeLibrary(workspaceId, newest);
    takeWhenLearned(workspaceId, mark, learned);
    if (before || (await withinPatience(learned))) return;
    // It may have come at the very end.
    if (!kept.has(workspaceId)) kept.set(workspaceId, { library: indexByWords(newest), mark });
  }

  /** Others are read meanwhile. What has been read anew since is not replaced; what fails is read again. */
  function takeWhenLearned(workspaceId: string, mark: string, learned: Promise<Library>): void {
    const isNewest = () => learning.get(workspaceId) === task;
    const task = learned
      .then((library) => {
        if (isNewest()) kept.set(workspaceId, { library, mark });
      })
      .catch((error: Error) => {
        log.warn({ err: error.message }, 'articles: the example questions will be learned later');
        const known = kept.get(workspaceId);
        if (known && isNewest()) kept.set(workspaceId, { ...known, mark: null });
        lastRead = null;
      })
      .finally(() => {
        if (isNewest()) learning.delete(workspaceId);
      });
    learning.set(workspaceId, task);
  }

  /**
   * Where a question is read by its words so far and they do not tell, late is better than wrongly passed on: its
   * meaning waits for what is being learned, or, where that was kept, for the model to be loaded.
   */
  async function untilMeant(workspaceId: string, found: FoundArticle[]): Promise<boolean> {
    if ((found[0]?.score ?? 0) >= ANSWER_FROM) return false;
    const better = kept.get(workspaceId)?.library.intents?.byMeaning
      ? !loadedEmbedder() && loadEmbedder()
      : learning.get(workspaceId);
    if (!better) return false;
    const late = sleep(MEANING_WITHIN_MS, undefined, { ref: false });
    await Promise.race([better, late]).catch((error: Error) =>
      log.warn({ err: error.message }, 'a question is read by its words alone'),
    );
    return true;
  }

  async function libraryOf(workspaceId: string): Promise<Library> {
    const known = () => kept.get(workspaceId)?.library;
    if (!known()) await inTurn(readChanges);
    if (!known()) await inTurn(() => read(workspaceId, NONE));
    return { ...(known() ?? indexArticles([], null)), answerFrom: thresholds?.of(workspaceId) };
  }

  return {
    /** Reads the articles of every workspace. */
    readAll: () => inTurn(readChanges),
    /** Resolves when what could only be indexed by words so far has been learned. */
    async learned(): Promise<void> {
      while (learning.size > 0) await Promise.all(learning.values());
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
    /**
     * The articles that fit the question best; `context` is what was said before, `language` that of
     * the question (ISO 639-1). By words alone where they answer it
     * while meaning is still being learned.
     */
    async find(
      workspaceId: string,
      question: string,
      context: string,
      language: string | null = null,
      thread: Thread = NO_THREAD,
    ): Promise<FoundArticle[]> {
      const find = async () =>
        findArticles(await libraryOf(workspaceId), question, context, vectorIfLoaded, language, thread);
      const found = await find();
      return (await untilMeant(workspaceId, found)) ? find() : found;
    },
    /** The codes in a message that no article of the workspace knows, as they were written. */
    async unknownCodes(workspaceId: string, question: string): Promise<string[]> {
      const { codes } = await libraryOf(workspaceId);
      return unknownCodes(codes, question).map(({ written }) => written);
    },
    /** The names in a message that no article of the workspace knows. */
    async unknownNames(workspaceId: string, question: string, language: string | null): Promise<string[]> {
      const { index } = await libraryOf(workspaceId);
      return language === null || language === 'en' ? unknownNames(index, question) : [];
    },
    /** How many articles are known, over all workspaces. */
    count: () => [...kept.values()].reduce((sum, { library }) => sum + library.articles.size, 0),
  };
}

/** What was learned of questions by their meaning is better, though not the newest, than what words tell of the newest. */
function indexAsBefore(newest: ArticleDocument[], { intents }: Library): Library {
  return intents?.byMeaning ? indexArticles(newest, intents) : indexByWords(newest);
}

/** Whether the work has been done in time. @throws what the work throws in that time */
async function withinPatience(work: Promise<unknown>): Promise<boolean> {
  const timer = new AbortController();
  const late = sleep(PATIENCE_MS, false, { signal: timer.signal, ref: false }).catch(() => false);
  return Promise.race([work.then(() => true), late]).finally(() => timer.abort());
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
