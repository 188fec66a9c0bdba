import type { Redis } from 'ioredis';
import type { Log } from '../log.ts';
import type { Outgoing } from './link.ts';

/** The one channel that releases before channels have. */
const CHANNEL = 'handrail:notices';
const LOOK_EVERY_MS = 5_000;

type Deps = { publisher: Redis; subscriber: Redis; onText: (text: string) => void; log: Log };

/**
 * While servers of a release before channels run beside this one, as in a rolling upgrade: hears them, and tells them
 * what it tells others. To go in the release after the next.
 */
export function bridgeOlderBuilds({ publisher, subscriber, onText, log }: Deps) {
  let areThere = false;
  let heard = 0;
  // By pattern: a subscription by name would make this process look like one of them.
  subscriber.on('ready', () => void subscriber.psubscribe(CHANNEL).catch(failed));
  const failed = (error: Error) => log.debug({ err: error.message }, 'older builds');
  subscriber.on('pmessage', (_pattern: string, _channel: string, text: string) => {
    const { from, notice, isBridged } = JSON.parse(text);
    if (isBridged) return;
    heard += 1;
    onText(`${from}:older-${heard}\n${JSON.stringify(notice)}`);
  });
  const look = () => {
    if (publisher.status !== 'ready') return;
    publisher.pubsub('NUMSUB', CHANNEL).then((found) => {
      areThere = Number(found[1]) > 0;
    }, failed);
  };
  publisher.on('ready', look);
  const timer = setInterval(look, LOOK_EVERY_MS);
  timer.unref();
  return {
    /** What is to be said on the channel of older builds: nothing where there is none. */
    forThem: (outgoing: Outgoing[]): { channel: string; text: string }[] =>
      areThere ? outgoing.map(({ text }) => ({ channel: CHANNEL, text: bridged(text) })) : [],
    close: () => clearInterval(timer),
  };
}

/** The same notice as they read it. */
function bridged(text: string): string {
  const end = text.indexOf('\n');
  const [from] = text.slice(0, end).split(':');
  return `{"from":"${from}","isBridged":true,"notice":${text.slice(end + 1)}}`;
}
