import type { Job } from 'bullmq';
import type { Log } from '../log.ts';
import { connectProducer, prefixOf } from './connections.ts';
import { type JobRequest, jobs, type QueueName, queueNames } from './jobs.ts';
import { Queue } from './packages.ts';
import { silentNodes } from './silent-nodes.ts';

export type Producer = ReturnType<typeof createProducer>;

/** Makes jobs. Fails within half a second when the queue is down; the relay then keeps the entry and tries again. */
export function createProducer(redisUrl: string, log: Log) {
  const connection = connectProducer(redisUrl, log);
  const queues = new Map<QueueName, Queue>(
    queueNames.map((name) => {
      const queue = new Queue(name, {
        connection,
        prefix: prefixOf(connection, name),
        skipVersionCheck: true,
      });
      queue.on('error', (error) => log.debug({ err: error.message, queue: name }, 'queue'));
      return [name, queue];
    }),
  );

  async function addAll(requests: JobRequest[]): Promise<void> {
    // Of those that stand for the same, as the routing of many presses, the last is enough.
    const all = [...new Map(requests.map((request) => [request.id, request])).values()];
    for (const name of queueNames) {
      const mine = all.filter((request) => jobs[request.name].queue === name);
      if (mine.length > 0) await queueOf(name).addBulk(mine.map(toJob));
    }
  }

  function queueOf(name: QueueName): Queue {
    const queue = queues.get(name);
    if (!queue) throw new Error(`no queue ${name}`);
    return queue;
  }

  return {
    addAll,
    /** Whether the queue answers now. */
    isReady: () => connection.status === 'ready',
    /** The nodes of a cluster that have a part of it and do not answer. */
    silentNodes: () => silentNodes(connection),
    /** Makes a job come back at an interval; safe to call from every process at every start. */
    async schedule(name: 'watchdog' | 'retention', everyMs: number): Promise<void> {
      await queueOf(jobs[name].queue).upsertJobScheduler(
        name,
        { every: everyMs },
        { name, data: {}, opts: keep },
      );
    },
    /** Removes the failed jobs of these conversations: an error may quote what the job worked on. */
    async forgetFailed(conversationIds: ReadonlySet<string>): Promise<void> {
      for (const queue of queues.values())
        for (const job of await queue.getFailed())
          if (conversationIds.has(String(job.data?.conversationId))) await job.remove();
    },
    /** Jobs of each queue by state. */
    async counts(): Promise<{ queue: QueueName; state: string; count: number }[]> {
      const found = await Promise.all(
        [...queues].map(async ([name, queue]) => [name, await queue.getJobCounts()] as const),
      );
      return found.flatMap(([queue, counts]) =>
        Object.entries(counts).map(([state, count]) => ({ queue, state, count })),
      );
    },
    /** How long the oldest job of each queue that could run has waited, in ms; 0 where none waits. */
    async oldestJobs(): Promise<{ queue: QueueName; ageMs: number }[]> {
      return Promise.all(
        [...queues].map(async ([name, queue]) => {
          const [oldest] = await queue.getJobs(['waiting'], 0, 0, true);
          return { queue: name, ageMs: oldest ? Math.max(0, Date.now() - dueAt(oldest)) : 0 };
        }),
      );
    },
    async close(): Promise<void> {
      await Promise.all([...queues.values()].map((queue) => queue.close()));
      connection.disconnect();
    },
  };
}

/** When a job could first run, in ms since 1970. */
export function dueAt({ timestamp, opts }: Pick<Job, 'timestamp' | 'opts'>): number {
  return timestamp + (opts.delay ?? 0);
}

const keep = { removeOnComplete: true, removeOnFail: 1_000 } as const;

function toJob({ name, payload, delayMs, id, trace }: JobRequest) {
  return {
    name,
    data: payload,
    opts: {
      ...keep,
      attempts: jobs[name].attempts,
      backoff: { type: 'exponential', delay: 500, jitter: 0.5 },
      ...(delayMs === undefined ? {} : { delay: delayMs }),
      ...(trace === undefined ? {} : { telemetry: { metadata: trace } }),
      // One at a time per id; what arrives while one runs causes exactly one more run.
      deduplication: { id, keepLastIfActive: true },
    },
  };
}
