import type { Redis } from 'ioredis';
import type { Log } from '../log.ts';

export type Ear = ReturnType<typeof createEar>;

/** Channels whose notices may have been missed from `since` on: their subscription was broken, or came late. */
export type Missed = { channels: string[]; since: Date };

type Deps = {
  /** Makes the connection; `onAlive` is told with each sign of life when it was asked for, by `performance.now()`. */
  connect: (onAlive: (askedAt: number) => void) => Redis;
  subscribe: (redis: Redis, channels: string[]) => Promise<unknown>;
  unsubscribe: (redis: Redis, channels: string[]) => Promise<unknown>;
  onMissed: (missed: Missed) => void;
  /** The store's time in ms. */
  now: () => number;
  log: Log;
};

type Asked = { at: number; isSent: boolean; resolve: (() => void)[] };

/** So many channels are asked for in one command. */
const AT_ONCE = 500;
const ASK_AGAIN_MS = 1_000;
/** So long whoever is about to read from the store waits for a subscription. */
export const PATIENCE_MS = 1_000;

/**
 * One connection that hears channels, and knows which of them it hears. What is wanted in one turn of the event loop is
 * asked for together; after a break all is asked for again.
 */
export function createEar({ connect, subscribe, unsubscribe, onMissed, now, log }: Deps) {
  const heard = new Set<string>();
  const asked = new Map<string, Asked>();
  /** Up to this moment no notice can have been missed in what is heard. */
  let heardUntil = now();
  let isListening = false;
  let isPlanned = false;
  /** Counts connections: an answer that an older one owed says nothing of this one. */
  let connection = 0;
  // What was published before Redis answers came before the answer, over the same connection.
  const redis = connect((askedAt) => {
    if (isListening) heardUntil = now() - (performance.now() - askedAt);
  });

  // Not awaited: the process must come up, and take presses, while Redis is away.
  redis.on('ready', () => {
    connection += 1;
    void listenAgain(now(), connection);
  });
  redis.on('close', () => {
    isListening = false;
    for (const channel of heard) asked.set(channel, { at: now(), isSent: false, resolve: [] });
    heard.clear();
    for (const one of asked.values()) one.isSent = false;
  });

  async function listenAgain(began: number, ours: number): Promise<void> {
    const all = [...asked.keys()];
    const since = new Date(heardUntil);
    if (!(await askFor(all))) return;
    if (ours !== connection) return;
    isListening = true;
    heardUntil = began;
    onMissed({ channels: all, since });
  }

  /** @returns whether all of them are heard now */
  async function askFor(wanted: string[]): Promise<boolean> {
    const ours = connection;
    for (const channel of wanted) {
      const one = asked.get(channel);
      if (one) one.isSent = true;
    }
    try {
      const parts = Array.from({ length: Math.ceil(wanted.length / AT_ONCE) }, (_, index) =>
        wanted.slice(index * AT_ONCE, (index + 1) * AT_ONCE),
      );
      await Promise.all(parts.map((part) => subscribe(redis, part)));
    } catch (error) {
      log.debug({ err: (error as Error).message }, 'bus');
      for (const channel of wanted) unsend(channel);
      setTimeout(() => askAgain(ours), ASK_AGAIN_MS).unref();
      return false;
    }
    if (ours !== connection) return false;
    for (const channel of wanted) nowHeard(channel);
    return true;
  }

  function askAgain(ours: number): void {
    if (ours !== connection || redis.status !== 'ready') return;
    void (isListening ? askForNew() : listenAgain(now(), ours));
  }

  function unsend(channel: string): void {
    const one = asked.get(channel);
    if (one) one.isSent = false;
  }

  function nowHeard(channel: string): void {
    const one = asked.get(channel);
    if (!one) return;
    asked.delete(channel);
    heard.add(channel);
    for (const resolve of one.resolve) resolve();
  }

  function plan(): void {
    if (isPlanned) return;
    isPlanned = true;
    setImmediate(() => {
      isPlanned = false;
      if (redis.status === 'ready') void askForNew();
    });
  }

  async function askForNew(): Promise<void> {
    const fresh = [...asked].filter(([, { isSent }]) => !isSent);
    if (fresh.length === 0) return;
    const ats = fresh.map(([, { at }]) => at);
    if (!(await askFor(fresh.map(([channel]) => channel)))) return;
    const late = fresh.filter(([, { at }]) => now() - at >= PATIENCE_MS).map(([channel]) => channel);
    if (late.length > 0) onMissed({ channels: late, since: new Date(Math.min(...ats)) });
  }

  return {
    redis,
    isListening: () => isListening && redis.status === 'ready',
    hears: (channel: string) => heard.has(channel),
    /** All that is wanted. */
    channels: () => [...heard, ...asked.keys()],
    size: () => heard.size + asked.size,
    /** Up to this moment no notice can have been missed, in ms of the store's time. */
    heardUntil: () => heardUntil,
    /** @param at since when it is wanted, in ms of the store's time */
    add(channel: string, at = now()): void {
      if (heard.has(channel) || asked.has(channel)) return;
      asked.set(channel, { at, isSent: false, resolve: [] });
      plan();
    },
    remove(gone: string[]): void {
      const subscribed = gone.filter((channel) => heard.delete(channel) || asked.get(channel)?.isSent);
      for (const channel of gone) {
        for (const resolve of asked.get(channel)?.resolve ?? []) resolve();
        asked.delete(channel);
      }
      if (subscribed.length > 0 && redis.status === 'ready')
        unsubscribe(redis, subscribed).catch((error: Error) => log.debug({ err: error.message }, 'bus'));
    },
    /** Resolves when the channel is heard; at once where nothing can be heard now, and after a second in any case. */
    untilHeard(channel: string): Promise<void> | undefined {
      const one = asked.get(channel);
      if (!one || !isListening) return undefined;
      return new Promise((resolve) => {
        const limit = setTimeout(resolve, PATIENCE_MS);
        one.resolve.push(() => {
          clearTimeout(limit);
          resolve();
        });
      });
    },
    close(): void {
      redis.disconnect();
    },
  };
}
