import type { Registry } from 'prom-client';
import { channels } from '../server/bus/channels.ts';
import { type Config, firstWorkspaceKey } from '../server/config.ts';
import { shareRounds } from '../server/directory/shared-rounds.ts';
import type { Log } from '../server/log.ts';
import { createParts } from '../server/parts.ts';
import { eraseContact } from '../server/privacy/erase-contact.ts';
import { connectProducer } from '../server/queue/connections.ts';
import type { Producer } from '../server/queue/producer.ts';
import { budgetedEngine } from './engines/budgeted-engine.ts';
import { createEngine, isLocalEngine } from './engines/create-engine.ts';
import { loadEmbedder, loadedEmbedder } from './engines/local/embedder.ts';
import { readModels } from './engines/local/models.ts';
import { createTurnBudgets } from './engines/turn-budgets.ts';
import { watchedEngine } from './engines/watched-engine.ts';
import { awaited, getReady } from './get-ready.ts';
import { startHeartbeat } from './heartbeat.ts';
import { expireOffer } from './jobs/expire-offer.ts';
import { RETENTION_EVERY_MS, retention } from './jobs/retention.ts';
import { offerInOrder, route } from './jobs/route.ts';
import { sweep } from './jobs/sweep.ts';
import { triage } from './jobs/triage.ts';
import { WATCHDOG_EVERY_MS, watch } from './jobs/watchdog.ts';
import { createAnswerThresholds } from './knowledge/answer-thresholds.ts';
import { calibrate } from './knowledge/calibrate.ts';
import { createKeptVectors } from './knowledge/kept-vectors.ts';
import { createKnowledge } from './knowledge/knowledge.ts';
import { createLibraryKeeper, readBuild } from './knowledge/library-keeper.ts';
import { createMishearing } from './knowledge/mishearing.ts';
import { createWorkerMetrics } from './metrics.ts';
import { openMetricsPort } from './metrics-port.ts';
import { type Handlers, runWorkers } from './runner.ts';
import { untilSeeded } from './until-seeded.ts';

export type RunningWorker = {
  /** Resolves when the assistant can answer, or with false when the worker is closed before. */
  ready: Promise<boolean>;
  /** Resolves when this build must no longer run on its store. */
  shutOut: Promise<Error>;
  close: () => Promise<void>;
};

/**
 * Builds the process that works behind: one table of handlers, one runner. Whoever waits for a person is served at
 * once; questions stay in the queue until the assistant can answer them.
 */
export async function startWorker(config: Config, log: Log): Promise<RunningWorker> {
  const parts = await createParts(config, log);
  const { store, bus } = parts;
  bus.join(channels.workers);
  const { now } = store.clock;
  const vectorsOf = createKeptVectors({ sentenceVectors: store.sentenceVectors, log });
  const build = await readBuild();
  const makeLibrary = createLibraryKeeper({ libraries: store.libraries, vectorsOf, build, log });
  const mostWrong = config.HANDRAIL_WRONG_ANSWERS_PERCENT / 100;
  const thresholds = createAnswerThresholds({
    calibrate: (articles) => calibrate(articles, vectorsOf, mostWrong),
    now,
    log,
  });
  const models = await readModels();
  const mishearing = createMishearing({ reports: store.misheard, wishModel: models.wish, now, log });
  const knowledge = createKnowledge({
    articles: store.articles,
    makeLibrary,
    bus,
    ...(mostWrong > 0 ? { thresholds } : {}),
    mishearing,
    log,
  });
  const { registry } = parts.metrics;
  const metrics = createWorkerMetrics(registry);
  parts.metrics.watchProcess();
  const counters = connectProducer(config.REDIS_URL, log);
  const isLocal = isLocalEngine(config);
  const budgets = createTurnBudgets(counters, config);
  const asked = budgetedEngine(await createEngine(config), budgets, isLocal ? 'local' : 'openai');
  const engine = watchedEngine(asked, metrics.judged);
  const metricsPort = await openMetrics(config, registry, log);
  const offerRound = shareRounds((workspaceId) => offerInOrder({ ...parts, now }, workspaceId));
  const deps = { ...parts, offerRound, knowledge, models, engine, isLocal, now, log };
  const keep = {
    texts: config.HANDRAIL_KEEP_TEXTS_DAYS,
    pages: config.HANDRAIL_KEEP_PAGES_DAYS,
    contacts: config.HANDRAIL_KEEP_CONTACTS_DAYS,
  };
  const handlers: Handlers = {
    triage: (payload, signal) => triage(deps, payload, signal),
    route: (payload) => route(deps, payload),
    'expire-offer': (payload) => expireOffer(deps, payload),
    watchdog: async () => {
      await watch(deps);
      await sweep({ store, now, quarantineDays: config.HANDRAIL_QUARANTINE_DAYS });
    },
    'erase-contact': ({ contactId }) => eraseContact(deps, contactId),
    retention: () => retention({ ...deps, keep, removed: metrics.removed }),
  };
  const runner = runWorkers({
    redisUrl: config.REDIS_URL,
    handlers,
    concurrency: { triage: config.HANDRAIL_TRIAGE_CONCURRENCY, handoff: 10, upkeep: 1 },
    startLater: ['triage'],
    metrics,
    log,
  });
  const report = () => ({
    articles: knowledge.count(),
    isEngineUp: engine.openCircuit() === null,
    promises: thresholds.promises(),
  });
  const heartbeat = startHeartbeat({ workers: store.workers, report, log }, Object.values(awaited));
  await schedule(parts.producer, log);
  bus.listen(({ kind }) => {
    if (kind === 'contact-erased') loadedEmbedder()?.forget();
  });
  const stopping = new AbortController();
  const key = firstWorkspaceKey(config);
  const steps = {
    untilSeeded: async (signal: AbortSignal) => {
      if (key !== null) await untilSeeded({ ...store, bus }, key, signal);
    },
    loadModels: () => loadLanguageModels(log),
    knowledge,
    runner,
    heartbeat,
    log,
  };
  return {
    ready: getReady(steps, stopping.signal),
    shutOut: store.shutOut,
    async close() {
      stopping.abort();
      thresholds.close();
      mishearing.close();
      metricsPort?.close();
      await heartbeat.stop();
      await runner.close();
      await parts.close();
      counters.disconnect();
    },
  };
}

async function openMetrics(config: Config, registry: Registry, log: Log) {
  if (config.HANDRAIL_WORKER_METRICS_PORT === undefined) return null;
  const opened = await openMetricsPort({
    port: config.HANDRAIL_WORKER_METRICS_PORT,
    host: config.HANDRAIL_DEMO ? '127.0.0.1' : config.HOST,
    token: config.HANDRAIL_METRICS_TOKEN ?? null,
    registry,
  });
  log.info({ port: opened.port }, 'metrics');
  return opened;
}

/** Reads a first text as well: only then have the models finished loading. */
async function loadLanguageModels(log: Log): Promise<void> {
  try {
    await (await loadEmbedder()).embed('Hello');
  } catch (error) {
    log.warn({ err: (error as Error).message }, 'sentence vectors are missing; questions are read by words');
  }
}

/** Every process schedules what comes back, at every start; while the queue is away, once it is back. */
async function schedule(producer: Pick<Producer, 'schedule'>, log: Log): Promise<void> {
  try {
    await producer.schedule('watchdog', WATCHDOG_EVERY_MS);
    await producer.schedule('retention', RETENTION_EVERY_MS);
  } catch (error) {
    log.debug({ err: (error as Error).message }, 'jobs that come back: will be scheduled later');
    setTimeout(() => void schedule(producer, log), 1_000).unref();
  }
}
