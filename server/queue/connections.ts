import { Redis } from 'ioredis';
import type { Log } from '../log.ts';

/** A connection for producers and publishers: fails fast, and keeps no command while the other side is away. */
export function connectProducer(url: string, log: Log): Redis {
  const redis = new Redis(url, {
    maxRetriesPerRequest: 1,
    enableOfflineQueue: false,
    // Long enough for a busy machine. Nobody waits for it: no acknowledgement depends on the relay.
    commandTimeout: 2_000,
    connectTimeout: 2_000,
    retryStrategy: (times) => Math.min(50 * 2 ** Math.min(times, 6), 1_000),
  });
  redis.on('error', (error) => log.debug({ err: error.message }, 'queue connection'));
  return redis;
}

/** A connection for workers and subscribers: waits for the other side as long as it takes. */
export function connectConsumer(url: string, log: Log): Redis {
  const redis = new Redis(url, {
    maxRetriesPerRequest: null,
    connectTimeout: 2_000,
    retryStrategy: (times) => Math.min(50 * 2 ** Math.min(times, 6), 1_000),
  });
  redis.on('error', (error) => log.debug({ err: error.message }, 'queue connection'));
  return redis;
}
