import { once } from 'node:events';
import slotOf from 'cluster-key-slot';
import type { Cluster } from 'ioredis';
import { connectProducer, connectSubscriber } from '../queue/connections.ts';
import { createEar, type Ear } from './ear.ts';
import type { Link, LinkDeps, Outgoing } from './link.ts';

const PREFIX = 'handrail:';

/**
 * The way over a Redis Cluster: sharded publish/subscribe (version 7 on, or Valkey), where each node passes on the
 * channels of its own slots only. There is a connection to each node that has slots; when slots move, so do channels.
 */
export function createShardedLink({ redisUrl, onText, onMissed, now, log }: LinkDeps): Link {
  const publisher = connectProducer(redisUrl, log) as Cluster;
  const ears = new Map<string, Ear>();
  /** What is wanted, while nobody knows yet who has its slot; since when, in ms of the store's time. */
  const unplaced = new Map<string, number>();
  let knownSlots = '';
  let placedAt = now();
  publisher.on('refresh', placeAll);

  const nodeOf = (channel: string): string | undefined => publisher.slots[slotOf(PREFIX + channel)]?.[0];
  const earOf = (channel: string): Ear | undefined => ears.get(nodeOf(channel) ?? '');

  /** Puts every channel where its slot is now. */
  function placeAll(): void {
    const began = placedAt;
    placedAt = now();
    const masters = new Set(publisher.slots.flatMap(([master]) => master ?? []));
    const slots = publisher.slots.map(([master]) => master).join();
    if (slots === knownSlots) return;
    knownSlots = slots;
    for (const node of masters) if (!ears.has(node)) ears.set(node, openEar(node));
    for (const [node, ear] of ears) {
      const moved = ear.channels().filter((channel) => nodeOf(channel) !== node);
      ear.remove(moved);
      for (const channel of moved) unplaced.set(channel, Math.min(began, ear.heardUntil()));
      if (masters.has(node)) continue;
      ear.close();
      ears.delete(node);
    }
    for (const [channel, since] of [...unplaced]) place(channel, since);
  }

  function place(channel: string, since: number): void {
    const ear = earOf(channel);
    if (ear) {
      unplaced.delete(channel);
      ear.add(channel, since);
    } else unplaced.set(channel, since);
  }

  function openEar(node: string): Ear {
    const ear = createEar({
      connect: (onAlive) => connectSubscriber(redisUrl, log, { node, onAlive }),
      // Channels of one command would have to be of one slot.
      subscribe: (redis, channels) =>
        Promise.all(channels.map((channel) => redis.ssubscribe(PREFIX + channel))).catch(explained),
      unsubscribe: (redis, channels) =>
        Promise.all(channels.map((channel) => redis.sunsubscribe(PREFIX + channel))),
      onMissed,
      now,
      log,
    });
    ear.redis.on('smessage', (_channel: string, text: string) => onText(text));
    return ear;
  }

  function explained(error: Error): never {
    if (/unknown command/i.test(error.message))
      log.error('This Redis Cluster has no sharded publish/subscribe: it needs Redis 7 or later, or Valkey');
    throw error;
  }

  async function publish(outgoing: Outgoing[]): Promise<void> {
    await Promise.all(
      outgoing.flatMap(({ text, channels }) =>
        channels.map((channel) => publisher.spublish(PREFIX + channel, text)),
      ),
    );
  }

  return {
    publish,
    add: (channel) => place(channel, now()),
    remove(channels) {
      for (const channel of channels) if (!unplaced.delete(channel)) earOf(channel)?.remove([channel]);
    },
    hears: (channel) => earOf(channel)?.hears(channel) ?? false,
    untilHeard: (channel) => earOf(channel)?.untilHeard(channel),
    size: () => [...ears.values()].reduce((sum, ear) => sum + ear.size(), unplaced.size),
    isReady: () =>
      publisher.status === 'ready' && ears.size > 0 && [...ears.values()].every((ear) => ear.isListening()),
    async untilReady(limitMs) {
      if (publisher.status === 'ready') return;
      const signal = AbortSignal.timeout(limitMs);
      await once(publisher, 'ready', { signal }).catch(() => undefined);
    },
    close() {
      publisher.disconnect();
      for (const ear of ears.values()) ear.close();
    },
  };
}
