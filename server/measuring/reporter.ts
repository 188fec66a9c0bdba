import path from 'node:path';
import { Worker } from 'node:worker_threads';
import type { EscalationReport } from '../../core/contract/escalation-report.ts';
import { RefusalError } from '../refusal.ts';
import type { ReportAnswer, ReportRequest, ReportThreadSettings } from './report-thread.ts';

type Waiting = { resolve: (report: EscalationReport) => void; reject: (error: unknown) => void };

export type Reporter = ReturnType<typeof createReporter>;

/** Reports wait for each other; more than this many at once is more than people ask for. */
const MAX_WAITING = 20;
const IDLE_MS = 60_000;
/** What one report may take, so that a very long period ends the thread and not the server. */
const MAX_HEAP_MB = 1_024;

const SELF = import.meta.filename;
const FILE = path.join(path.dirname(SELF), `report-thread${path.extname(SELF)}`);
/** Run from source, a thread of Node 20 reads TypeScript only once it has registered tsx; null for what is built. */
const FROM_SOURCE = FILE.endsWith('.ts')
  ? `import('tsx/esm/api').then(({ register }) => (register(), import(${JSON.stringify(FILE)})))`
  : null;

/**
 * Has reports made one after another in a thread with its own connection to the store: folding thousands of timelines
 * takes seconds, in which the serving process must take presses. The thread comes with the first report and goes when
 * none was asked for.
 */
export function createReporter(settings: ReportThreadSettings) {
  const waiting = new Map<number, Waiting>();
  let thread: Worker | null = null;
  let lastId = 0;
  let idle: NodeJS.Timeout | undefined;

  function start(): Worker {
    const started = new Worker(FROM_SOURCE ?? FILE, {
      eval: FROM_SOURCE !== null,
      workerData: settings,
      resourceLimits: { maxOldGenerationSizeMb: MAX_HEAP_MB },
    });
    started.on('message', (answer: ReportAnswer) => settle(answer));
    started.on('error', (error: NodeJS.ErrnoException) => end(started, faultOf(error)));
    started.on('exit', () => end(started, new Error('the thread that makes reports has ended')));
    return started;
  }

  function settle(answer: ReportAnswer): void {
    const asked = waiting.get(answer.id);
    waiting.delete(answer.id);
    if (waiting.size === 0) rest();
    if ('report' in answer) asked?.resolve(answer.report);
    else asked?.reject(Object.assign(new Error(answer.message), { name: answer.name }));
  }

  function end(ended: Worker, error: Error): void {
    if (thread !== ended) return;
    thread = null;
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  }

  function rest(): void {
    idle = setTimeout(() => void stop(), IDLE_MS);
    idle.unref();
  }

  async function stop(): Promise<void> {
    clearTimeout(idle);
    await thread?.terminate();
  }

  return {
    /** @throws RefusalError where too many wait, or the period is too long; or what the store said */
    make(request: Omit<ReportRequest, 'id'>): Promise<EscalationReport> {
      if (waiting.size >= MAX_WAITING)
        throw new RefusalError('rate_limited', 'Too many reports are being made; wait a moment');
      clearTimeout(idle);
      thread ??= start();
      lastId += 1;
      const id = lastId;
      thread.postMessage({ id, ...request } satisfies ReportRequest);
      return new Promise((resolve, reject) => waiting.set(id, { resolve, reject }));
    },
    close: stop,
  };
}

function faultOf(error: NodeJS.ErrnoException): Error {
  return error.code === 'ERR_WORKER_OUT_OF_MEMORY'
    ? new RefusalError('too_large', 'from: too many conversations for one report; ask for a shorter period')
    : error;
}
