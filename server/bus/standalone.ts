import { once } from 'node:events';
import type { Redis } from 'ioredis';
import { connectProducer, connectSubscriber } from '../queue/connections.ts';
import { createEar } from './ear.ts';
import type { Link, LinkDeps, Outgoing } from './link.ts';
import { bridgeOlderBuilds } from './older-builds.ts';

/**
 * Many texts to many channels in one command, each text once: a command costs this process more than its receivers cost
 * Redis. ARGV is, again and again, a text, how many channels it has, and those.
 */
const PUBLISH_ALL = `
local at = 1
while at <= #ARGV do
  local last = at + 1 + tonumber(ARGV[at + 1])
  for channel = at + 2, last do redis.call('PUBLISH', ARGV[channel], ARGV[at]) end
  at = last + 1
end`;

type Publisher = Redis & { handrailPublishAll: (...texts: string[]) => Promise<unknown> };

/** The way over one Redis, which may have replicas: plain publish/subscribe, which every version has. */
export function createStandaloneLink({ redisUrl, onText, onMissed, now, log }: LinkDeps): Link {
  const publisher = connectProducer(redisUrl, log) as Publisher;
  publisher.defineCommand('handrailPublishAll', { numberOfKeys: 0, lua: PUBLISH_ALL });
  // Channels know nothing of databases; two installations in one Redis must not hear each other.
  const { db } = publisher.options;
  const prefix = db ? `handrail:${db}:` : 'handrail:';
  const named = (channels: string[]) => channels.map((channel) => prefix + channel);
  const ear = createEar({
    connect: (onAlive) => connectSubscriber(redisUrl, log, { onAlive }),
    subscribe: (redis, channels) => redis.subscribe(...named(channels)),
    unsubscribe: (redis, channels) => redis.unsubscribe(...named(channels)),
    onMissed,
    now,
    log,
  });
  ear.redis.on('message', (_channel: string, text: string) => onText(text));

  const older = bridgeOlderBuilds({ publisher, subscriber: ear.redis, onText, log });

  async function publish(outgoing: Outgoing[]): Promise<void> {
    const [only, ...more] = outgoing;
    if (!only) return;
    for (const { channel, text } of older.forThem(outgoing))
      publisher.publish(channel, text).catch(() => undefined);
    if (more.length === 0 && only.channels.length === 1)
      await publisher.publish(named(only.channels)[0] ?? '', only.text);
    else
      await publisher.handrailPublishAll(
        ...outgoing.flatMap(({ text, channels }) => [text, String(channels.length), ...named(channels)]),
      );
  }

  return {
    ...ear,
    add: (channel) => ear.add(channel),
    publish,
    isReady: () => publisher.status === 'ready' && ear.isListening(),
    async untilReady(limitMs) {
      if (publisher.status === 'ready') return;
      const signal = AbortSignal.timeout(limitMs);
      await once(publisher, 'ready', { signal }).catch(() => undefined);
    },
    close() {
      older.close();
      publisher.disconnect();
      ear.close();
    },
  };
}
