import { once } from 'node:events';
import type { Entry } from '../../core/timeline/entry.ts';
import { isOfThisBuild, readEntry, type StoredEntry, writeEntry } from '../../core/timeline/read-entry.ts';
import type { Log } from '../log.ts';
import { connectConsumer, connectProducer } from '../queue/connections.ts';
import type { LineChange } from '../store/line-wait.ts';
import type { TraceParent } from '../telemetry/tracing.ts';

/** What processes tell each other. Everything here can be lost: clients fill gaps from the store. */
export type Notice =
  /** `traces`: where the trace of an entry stands, by the entry's id; only where there is one. */
  | { kind: 'entries'; entries: Entry[]; traces?: Record<string, TraceParent> }
  /** `changes` is missing in what a build before says: then the line has to be compared with the store. */
  | { kind: 'line'; workspaceId: string; changes?: LineChange[]; trace?: TraceParent }
  /** `leftId`: an agent whose last connection to the telling server has closed. */
  | { kind: 'presence'; workspaceId: string; leftId?: string }
  | { kind: 'reply-delta'; conversationId: string; replyId: string; index: number; text: string }
  | { kind: 'reply-withdrawn'; conversationId: string; replyId: string }
  | {
      kind: 'typing';
      conversationId: string;
      who: { kind: 'contact' | 'assistant' | 'agent'; id?: string; name?: string };
      typing: boolean;
    }
  | { kind: 'signed-out'; sessionId: string }
  | { kind: 'contact-erased'; contactId: string }
  | { kind: 'person-changed'; userId: string }
  | { kind: 'articles'; workspaceId: string }
  | { kind: 'seeded'; key: string };

export type Bus = ReturnType<typeof createBus>;

type Deps = {
  redisUrl: string;
  processId: string;
  /** The store's time in ms. */
  now: () => number;
  log: Log;
};

const CHANNEL = 'handrail:notices';

/**
 * Fan-out between processes over Redis publish/subscribe. This process hears a notice at once, even while
 * Redis is down, so a single server keeps pushing to its contacts and agents.
 */
export function createBus({ redisUrl, processId, now, log }: Deps) {
  const listeners = new Set<(notice: Notice) => void>();
  const gapListeners = new Set<(since: Date) => void>();
  const publisher = connectProducer(redisUrl, log);
  // What was published before Redis answers came before the answer, over the same connection.
  const subscriber = connectConsumer(redisUrl, log, (askedAt) => {
    if (isListening) heardUntil = now() - (performance.now() - askedAt);
  });
  let isListening = false;
  /** Up to this moment no notice can have been missed. */
  let heardUntil = now();

  // Not awaited: the process must come up, and take presses, while Redis is away.
  subscriber.on('ready', () => {
    const asked = now();
    subscriber.subscribe(CHANNEL).then(
      () => listenAgain(asked),
      (error: Error) => log.debug({ err: error.message }, 'bus'),
    );
  });
  subscriber.on('close', () => {
    isListening = false;
  });
  subscriber.on('message', (_channel: string, message: string) => {
    const { from, notice } = JSON.parse(message) as { from: string; notice: Notice };
    if (from !== processId) hear(received(notice));
  });

  function listenAgain(asked: number): void {
    const since = new Date(heardUntil);
    isListening = true;
    heardUntil = asked;
    for (const listener of gapListeners) listener(since);
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

  return {
    listen(listener: (notice: Notice) => void): () => void {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    /** Told at each (new) beginning of listening since when notices of other processes may have been missed. */
    onGap(listener: (since: Date) => void): () => void {
      gapListeners.add(listener);
      return () => gapListeners.delete(listener);
    },
    /** Tells this process now and the others as soon as Redis has it. Rejects when Redis cannot be reached. */
    async publish(notice: Notice): Promise<void> {
      hear(notice);
      await publisher.publish(CHANNEL, JSON.stringify({ from: processId, notice: sent(notice) }));
    },
    /** As `publish`, where nobody can do anything about a failure. */
    tell(notice: Notice): void {
      hear(notice);
      publisher
        .publish(CHANNEL, JSON.stringify({ from: processId, notice: sent(notice) }))
        .catch(() => undefined);
    },
    /** Resolves when it can publish, or after `limitMs`. */
    async untilReady(limitMs: number): Promise<void> {
      if (publisher.status === 'ready') return;
      const signal = AbortSignal.timeout(limitMs);
      await once(publisher, 'ready', { signal }).catch(() => undefined);
    },
    isReady: () => publisher.status === 'ready' && isListening,
    close(): void {
      publisher.disconnect();
      subscriber.disconnect();
    },
  };
}

/** A notice as it travels: its entries say in which version they are, since builds of two releases may run together. */
function sent(notice: Notice): unknown {
  return notice.kind === 'entries' ? { ...notice, entries: notice.entries.map(writeEntry) } : notice;
}

function received(notice: Notice): Notice {
  if (notice.kind !== 'entries') return notice;
  const entries = notice.entries as StoredEntry[];
  return { ...notice, entries: entries.map((entry) => (isOfThisBuild(entry) ? entry : readEntry(entry))) };
}
