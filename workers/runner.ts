import type { Job } from 'bullmq';
import type { Log } from '../server/log.ts';
import { connectConsumer, prefixOf } from '../server/queue/connections.ts';
import {
  isJobName,
  type JobName,
  type JobPayload,
  jobs,
  type QueueName,
  queueNames,
} from '../server/queue/jobs.ts';
import { UnrecoverableError, Worker } from '../server/queue/packages.ts';
import { dueAt } from '../server/queue/producer.ts';
import { followTrace } from '../server/telemetry/tracing.ts';
import type { WorkerMetrics } from './metrics.ts';

export type Handler<N extends JobName> = (payload: JobPayload<N>, signal: AbortSignal) => Promise<void>;
export type Handlers = { [N in JobName]: Handler<N> };

type Options = {
  redisUrl: string;
  handlers: Handlers;
  concurrency: Record<QueueName, number>;
  /** Queues whose jobs stay where they are until `start` is called. */
  startLater: QueueName[];
  metrics: Pick<WorkerMetrics, 'jobBegan' | 'jobEnded'>;
  log: Log;
};

export type Runner = ReturnType<typeof runWorkers>;

/**
 * Runs every job through one way: parse the payload, then the handler. A job that nobody handles does not compile;
 * one that does not parse fails for good, since trying again cannot mend it.
 */
export function runWorkers({ redisUrl, handlers, concurrency, startLater, metrics, log }: Options) {
  const connection = connectConsumer(redisUrl, log);
  const stopping = new AbortController();
  const workers = queueNames.map((queue) => {
    const worker = new Worker(
      queue,
      (job) => runJob(job, { handlers, metrics, log, signal: stopping.signal }),
      {
        connection,
        prefix: prefixOf(connection, queue),
        concurrency: concurrency[queue],
        // A killed worker's jobs are picked up within seconds (docs/decisions/004-queue.md).
        lockDuration: 10_000,
        stalledInterval: 5_000,
        maxStalledCount: 3,
        skipVersionCheck: true,
        autorun: !startLater.includes(queue),
      },
    );
    worker.on('error', (error) => log.debug({ err: error.message, queue }, 'worker'));
    worker.on('failed', (job, error) => {
      const { name, attemptsMade: attempt, data } = job ?? {};
      const { conversationId } = (data ?? {}) as { conversationId?: string };
      log.warn({ err: error.message, queue, job: name, conversationId, attempt }, 'job failed');
    });
    return worker;
  });
  return {
    /** Begins with the jobs of a queue. */
    start(queue: QueueName): void {
      const worker = workers.find(({ name }) => name === queue);
      void worker?.run().catch((error: Error) => log.error({ err: error, queue }, 'worker'));
    },
    /** Resolves when every queue can be read. */
    async reached(): Promise<void> {
      await Promise.all(workers.map((worker) => worker.waitUntilReady()));
    },
    /** Lets running jobs finish. */
    async close(): Promise<void> {
      await Promise.all(workers.map((worker) => worker.close()));
      stopping.abort();
      connection.disconnect();
    },
  };
}

function attributesOf({ name, attemptsMade, data }: Job) {
  const { conversationId } = data as { conversationId?: string };
  const conversation = conversationId === undefined ? {} : { 'handrail.conversation_id': conversationId };
  return { 'handrail.job': name, 'handrail.attempt': attemptsMade + 1, ...conversation };
}

type Run = Pick<Options, 'handlers' | 'metrics' | 'log'> & { signal: AbortSignal };

async function runJob(job: Job, { handlers, metrics, log, signal }: Run): Promise<void> {
  const { name } = job;
  if (!isJobName(name)) throw new UnrecoverableError(`no handler for a job named ${name}`);
  const parsed = jobs[name].payload.safeParse(job.data);
  if (!parsed.success) throw new UnrecoverableError(`${name}: ${parsed.error.message}`);
  const handler = handlers[name] as (payload: unknown, signal: AbortSignal) => Promise<void>;
  if (job.attemptsMade === 0) metrics.jobBegan(name, Date.now() - dueAt(job));
  const startedAt = performance.now();
  let outcome: 'done' | 'failed' = 'failed';
  try {
    await followTrace(job.opts.telemetry?.metadata, `job ${name}`, attributesOf(job), () =>
      handler(parsed.data, signal),
    );
    outcome = 'done';
  } finally {
    const took = performance.now() - startedAt;
    metrics.jobEnded(name, outcome, took);
    log.debug({ job: name, ...(parsed.data as object), outcome, ms: Math.round(took) }, 'job');
  }
}
