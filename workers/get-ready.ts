import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Log } from '../server/log.ts';
import type { Heartbeat } from './heartbeat.ts';
import type { Knowledge } from './knowledge/knowledge.ts';
import type { Runner } from './runner.ts';

const RETRY_MS = 1_000;

/** What a worker waits for before the assistant can answer, as `/readyz` says it. */
export const awaited = {
  seeding: 'the first workspace to be written',
  models: 'the language models to load',
  articles: 'the articles to be read',
  queue: 'the job queue',
  learning: 'what the example questions mean (until then questions are read by their words)',
} as const;

type Deps = {
  /** Resolves when the first workspace is complete, or at `signal`. */
  untilSeeded: (signal: AbortSignal) => Promise<void>;
  loadModels: () => Promise<void>;
  knowledge: Pick<Knowledge, 'readAll' | 'learned' | 'follow'>;
  runner: Pick<Runner, 'start' | 'reached'>;
  heartbeat: Pick<Heartbeat, 'arrived'>;
  log: Log;
};

/**
 * Everything that must be there before the assistant answers, in order, told to the servers as it comes. Questions are
 * answered from the moment the articles are read, by their words where models and meaning are late. Resolves with true
 * when it can answer as well as it ever will, with false when `signal` was aborted before.
 */
export async function getReady(deps: Deps, signal: AbortSignal): Promise<boolean> {
  const { untilSeeded, loadModels, knowledge, runner, heartbeat } = deps;
  const models = loadModels().then(() => heartbeat.arrived(awaited.models));
  await untilSeeded(signal);
  await heartbeat.arrived(awaited.seeding);
  let isRead = await readArticles(deps);
  if (signal.aborted) return false;
  // Where articles cannot be read no question waits for them: it goes to a person, and reading is tried again.
  runner.start('triage');
  const stopFollowing = knowledge.follow();
  signal.addEventListener('abort', stopFollowing, { once: true });
  while (!isRead && !signal.aborted) {
    await sleep(RETRY_MS);
    isRead = await readArticles(deps);
  }
  await heartbeat.arrived(awaited.articles);
  const aborted = signal.aborted ? Promise.resolve() : once(signal, 'abort');
  await Promise.race([runner.reached(), aborted]);
  await heartbeat.arrived(awaited.queue);
  await Promise.race([Promise.all([models, knowledge.learned()]), aborted]);
  await heartbeat.arrived(awaited.learning);
  return !signal.aborted;
}

async function readArticles({ knowledge, log }: Deps): Promise<boolean> {
  try {
    await knowledge.readAll();
    return true;
  } catch (error) {
    log.error({ err: error }, 'the articles cannot be read');
    return false;
  }
}
