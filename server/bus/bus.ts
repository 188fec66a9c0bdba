import type { Log } from '../log.ts';
import { clusterAt } from '../queue/cluster-address.ts';
import type { Metrics } from '../telemetry/metrics.ts';
import { type Channel, channels } from './channels.ts';
import { createInterest } from './interest.ts';
import type { Outgoing } from './link.ts';
import { type Notice, received, sent } from './notices.ts';
import { createRecent } from './recent.ts';
import { createShardedLink } from './sharded.ts';
import { createStandaloneLink } from './standalone.ts';

/** A notice and the channels of those who may need it. */
export type Addressed = { notice: Notice; to: Channel[] };

/** What may not have been heard: the channels, and since when. */
export type Gap = { channels: Channel[]; since: Date };

export type Bus = ReturnType<typeof createBus>;

type Deps = {
  redisUrl: string;
  processId: string;
  /** The store's time in ms. */
  now: () => number;
  metrics: Pick<Metrics, 'published' | 'heard' | 'watchChannels'>;
  log: Log;
};

/**
 * Fan-out between processes over Redis publish/subscribe. A process hears the channels that somebody in it needs. What
 * it tells itself it hears at once, even while Redis is down, so a single server keeps pushing to its contacts and
 * agents.
 */
export function createBus({ redisUrl, processId, now, metrics, log }: Deps) {
  const listeners = new Set<(notice: Notice) => void>();
  const gapListeners = new Set<(gap: Gap) => void>();
  const recent = createRecent();
  let lastNumber = 0;
  let leaving: { addressed: Addressed[]; sent: Promise<void> } | null = null;
  const createLink = clusterAt(redisUrl) ? createShardedLink : createStandaloneLink;
  const link = createLink({
    redisUrl,
    onText: takeIn,
    onMissed(missed) {
      const gap = { ...missed, channels: missed.channels as Channel[] };
      for (const listener of gapListeners) listener(gap);
    },
    now,
    log,
  });
  const interest = createInterest(link);
  interest.need(channels.everybody);
  metrics.watchChannels(link.size);

  /** A text is the teller and a number of its own, a line feed, and the notice. */
  function takeIn(text: string): void {
    const end = text.indexOf('\n');
    const id = text.slice(0, end);
    if (id.startsWith(processId) || !recent.isNew(id)) return;
    const notice = received(JSON.parse(text.slice(end + 1)) as Notice);
    metrics.heard(notice.kind);
    hear(notice);
  }

  function hear(notice: Notice): void {
    for (const listener of listeners) {
      try {
        listener(notice);
      } catch (error) {
        log.error({ err: error, kind: notice.kind }, 'a listener failed');
      }
    }
  }

  /**
   * What is told in one turn of the event loop goes out together, in the next: the sockets of this process, which wait
   * for what was just heard, come first.
   */
  function send(addressed: Addressed[]): Promise<void> {
    leaving ??= leave();
    leaving.addressed.push(...addressed);
    return leaving.sent;
  }

  function leave(): NonNullable<typeof leaving> {
    const addressed: Addressed[] = [];
    const sent = new Promise<void>((resolve) => void setImmediate(resolve)).then(() => {
      leaving = null;
      return link.publish(addressed.map(outgoing));
    });
    return { addressed, sent };
  }

  function outgoing({ notice, to }: Addressed): Outgoing {
    metrics.published(notice.kind);
    lastNumber += 1;
    return { text: `${processId}:${lastNumber}\n${JSON.stringify(sent(notice))}`, channels: to };
  }

  return {
    listen(listener: (notice: Notice) => void): () => void {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    /** Told what may have been missed: after each break, and where it took long until a channel was heard. */
    onGap(listener: (gap: Gap) => void): () => void {
      gapListeners.add(listener);
      return () => gapListeners.delete(listener);
    },
    /** From now on, until as many `leave`, this process hears a channel. */
    join: (channel: Channel) => interest.need(channel),
    leave: (channel: Channel) => interest.release(channel),
    hears: (channel: Channel) => link.hears(channel),
    /**
     * Resolves when a channel that was joined is heard: whoever reads from the store then misses nothing. Does not wait
     * where Redis is away, and never longer than a second; then `onGap` tells once it is heard.
     */
    untilHeard: (channel: Channel): Promise<void> | undefined => link.untilHeard(channel),
    /** Tells this process now and the others as soon as Redis has it. Rejects when Redis cannot be reached. */
    async publish(addressed: Addressed[]): Promise<void> {
      for (const { notice } of addressed) hear(notice);
      await send(addressed);
    },
    /** As `publish`, where nobody can do anything about a failure. */
    tell(notice: Notice, ...to: Channel[]): void {
      hear(notice);
      send([{ notice, to }]).catch(() => undefined);
    },
    untilReady: (limitMs: number) => link.untilReady(limitMs),
    isReady: () => link.isReady(),
    close(): void {
      interest.close();
      link.close();
    },
  };
}
