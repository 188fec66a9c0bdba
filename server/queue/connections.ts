import type { RedisOptions } from 'ioredis';
import type { Log } from '../log.ts';
import { clusterAt } from './cluster-address.ts';
import type { QueueName } from './jobs.ts';
import { Cluster, Redis } from './packages.ts';

/** How often the other side is asked for a sign of life, and how long its answer may take. */
const ASK_EVERY_MS = 2_000;
const SILENT_AFTER_MS = 3_000;
/** How often a cluster is asked who has what; sooner where an answer shows that it has changed. */
const LOOK_AT_CLUSTER_EVERY_MS = 5_000;

export type QueueConnection = Redis | Cluster;

const pauseBefore = (times: number) => Math.min(50 * 2 ** Math.min(times, 6), 1_000);

const shared = {
  connectTimeout: 2_000,
  // For the connections that BullMQ makes of ours and blocks on for up to ten seconds. The rest is asked more often.
  socketTimeout: 15_000,
  // A dead connection has nobody to say goodbye to.
  disconnectTimeout: 100,
} satisfies RedisOptions;

const failsFast = {
  maxRetriesPerRequest: 1,
  // Long enough for a busy machine. Nobody waits for it: no acknowledgement depends on the relay.
  commandTimeout: 2_000,
} satisfies Patience;

/** A connection for producers and publishers: fails fast, and keeps no command while the other side is away. */
export function connectProducer(url: string, log: Log): QueueConnection {
  return connect(url, log, failsFast, false);
}

/** A connection for workers: waits for the other side as long as it takes. */
export function connectConsumer(url: string, log: Log): QueueConnection {
  return connect(url, log, { maxRetriesPerRequest: null }, true);
}

/**
 * A connection that hears channels of one node: the one of the address, or `node` (`host:port`) of a cluster.
 * @param onAlive told with each sign of life when it was asked for, by `performance.now()`
 */
export function connectSubscriber(
  url: string,
  log: Log,
  { node, onAlive }: { node?: string; onAlive: (askedAt: number) => void },
): Redis {
  const options = {
    ...shared,
    retryStrategy: pauseBefore,
    maxRetriesPerRequest: null,
    // What is wanted is asked for by whoever wants it, who has to know since when it is heard.
    autoResubscribe: false,
  };
  const cluster = clusterAt(url);
  const redis =
    cluster && node !== undefined
      ? new Redis({ ...options, ...cluster.each, ...addressOf(node) })
      : new Redis(url, options);
  return watched(redis, log, onAlive);
}

/** What BullMQ puts before a queue's keys: in a cluster all keys of a queue must be on one node. */
export function prefixOf(connection: QueueConnection, queue: QueueName): string {
  return connection instanceof Cluster ? `{handrail:${queue}}` : 'handrail';
}

type Patience = Pick<Required<RedisOptions>, 'maxRetriesPerRequest'> & { commandTimeout?: number };

function connect(url: string, log: Log, more: Patience, keepsCommands: boolean): QueueConnection {
  const cluster = clusterAt(url);
  if (!cluster)
    return watched(
      new Redis(url, { ...shared, ...more, retryStrategy: pauseBefore, enableOfflineQueue: keepsCommands }),
      log,
    );
  const nodes = new Cluster(cluster.nodes, {
    redisOptions: { ...shared, ...more, ...cluster.each },
    enableOfflineQueue: keepsCommands,
    clusterRetryStrategy: pauseBefore,
    slotsRefreshInterval: LOOK_AT_CLUSTER_EVERY_MS,
    slotsRefreshTimeout: SILENT_AFTER_MS,
    // A node that is gone is asked again until another has taken its place; a job can wait, a push cannot.
    maxRedirections: keepsCommands ? 16 : 4,
  });
  nodes.on('error', (error) => log.debug({ err: error.message }, 'queue connection'));
  nodes.on('+node', (node: Redis) => watched(node, log));
  return nodes;
}

/** `host:port`, as a cluster names its nodes; the host may be an IPv6 address. */
export function addressOf(node: string): { host: string; port: number } {
  const end = node.lastIndexOf(':');
  return { host: node.slice(0, end), port: Number(node.slice(end + 1)) };
}

/** Makes a connection anew that has fallen silent: one that is half open is never closed by the other side. */
function watched(redis: Redis, log: Log, onAlive: (askedAt: number) => void = () => undefined): Redis {
  redis.on('error', (error) => log.debug({ err: error.message }, 'queue connection'));
  const timer = setInterval(() => {
    if (redis.status === 'ready') void ask();
  }, ASK_EVERY_MS);
  timer.unref();
  redis.once('end', () => clearInterval(timer));

  async function ask(): Promise<void> {
    const askedAt = performance.now();
    let isAnswered = false;
    const { stream } = redis;
    const limit = setTimeout(() => {
      // Where this process was too busy to read the answer, it is read first.
      setImmediate(() => {
        if (isAnswered || redis.stream !== stream) return;
        log.warn('the queue is silent; connecting again');
        redis.disconnect(true);
      });
    }, SILENT_AFTER_MS);
    try {
      await redis.ping();
      isAnswered = true;
      clearTimeout(limit);
      onAlive(askedAt);
    } catch {
      // A connection that is closed is made again by itself.
    }
  }

  return redis;
}
