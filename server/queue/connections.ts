import { Redis, type RedisOptions } from 'ioredis';
import type { Log } from '../log.ts';

/** How often the other side is asked for a sign of life, and how long its answer may take. */
const ASK_EVERY_MS = 2_000;
const SILENT_AFTER_MS = 3_000;

const shared = {
  connectTimeout: 2_000,
  retryStrategy: (times: number) => Math.min(50 * 2 ** Math.min(times, 6), 1_000),
  // For the connections that BullMQ makes of ours and blocks on for up to ten seconds. The rest is asked more often.
  socketTimeout: 15_000,
  // A dead connection has nobody to say goodbye to.
  disconnectTimeout: 100,
} satisfies RedisOptions;

/** A connection for producers and publishers: fails fast, and keeps no command while the other side is away. */
export function connectProducer(url: string, log: Log): Redis {
  const redis = new Redis(url, {
    ...shared,
    maxRetriesPerRequest: 1,
    enableOfflineQueue: false,
    // Long enough for a busy machine. Nobody waits for it: no acknowledgement depends on the relay.
    commandTimeout: 2_000,
  });
  return watched(redis, log);
}

/**
 * A connection for workers and subscribers: waits for the other side as long as it takes.
 * @param onAlive told with each sign of life when it was asked for, by `performance.now()`
 */
export function connectConsumer(url: string, log: Log, onAlive?: (askedAt: number) => void): Redis {
  return watched(new Redis(url, { ...shared, maxRetriesPerRequest: null }), log, onAlive);
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
