import { randomUUID } from 'node:crypto';
import type { BriefState } from '../core/brief/brief.ts';
import type { Conversation } from '../core/timeline/conversation.ts';
import { createBus } from './bus/bus.ts';
import type { Config } from './config.ts';
import { createLine } from './directory/line.ts';
import { createLines } from './directory/lines.ts';
import { createPeople } from './directory/people.ts';
import type { Log } from './log.ts';
import { keepForgetting } from './privacy/forget-erased.ts';
import { createProducer } from './queue/producer.ts';
import { newEntryId } from './store/entries.ts';
import { openStoreWhenThere } from './store/store.ts';
import { createMetrics } from './telemetry/metrics.ts';
import { createBriefs } from './timeline/briefs.ts';
import { readFoldMark } from './timeline/fold-mark.ts';
import { startRecovering } from './timeline/recover.ts';
import { createRelay } from './timeline/relay.ts';
import { createSnapshots } from './timeline/snapshots.ts';
import { createTimeline } from './timeline/timeline.ts';

export type Parts = Awaited<ReturnType<typeof createParts>>;

/** What the server and the workers share: store, timeline, relay, queue, bus. Built in one place. */
export async function createParts(
  config: Pick<Config, 'MONGODB_URI' | 'REDIS_URL'> & Partial<Pick<Config, 'HANDRAIL_LINE_ORIGIN_SHARE'>>,
  log: Log,
) {
  const store = await openStoreWhenThere(config.MONGODB_URI, log);
  const metrics = createMetrics();
  const { now } = store.clock;
  const nowMs = () => now().getTime();
  const bus = createBus({
    redisUrl: config.REDIS_URL,
    processId: randomUUID(),
    now: nowMs,
    metrics,
    log,
  });
  const producer = createProducer(config.REDIS_URL, log);
  const mark = readFoldMark();
  const kept =
    <S>(of: 'conversation' | 'brief') =>
    async (id: string) =>
      JSON.parse((await store.snapshots.find(id, mark, of)) ?? 'null') as S | null;
  const briefs = createBriefs(store.entries, { kept: kept<BriefState>('brief') });
  const snapshots = createSnapshots({
    store: store.snapshots,
    briefUpTo: briefs.stateUpTo,
    mark,
    log,
  });
  const relay = createRelay({
    entries: store.entries,
    conversations: store.conversations,
    briefs,
    bus,
    producer,
    metrics,
    log,
  });
  const timeline = createTimeline({
    entries: store.entries,
    acknowledgements: store.acknowledgements,
    onAppended(appended) {
      metrics.appended(appended);
      lines.observe(appended);
      relay.enqueue(appended);
      snapshots.appended(appended);
    },
    now: () => now().toISOString(),
    newId: newEntryId,
    isStoreUp: store.isUp,
    kept: kept<Conversation>('conversation'),
    onLong: snapshots.soon,
  });
  const people = createPeople(store, nowMs);
  const originShare = config.HANDRAIL_LINE_ORIGIN_SHARE;
  const line = createLine(store.conversations, originShare);
  const lines = createLines({ conversations: store.conversations, timeline, bus, log, originShare });
  const stopRecovering = startRecovering({ entries: store.entries, timeline, relay, log, now });
  const stopForgetting = keepForgetting({ ...store, timeline, briefs, bus, log, now });
  return {
    store,
    metrics,
    bus,
    producer,
    briefs,
    relay,
    timeline,
    snapshots,
    people,
    line,
    lines,
    /** Stops recovering, tells what was appended, then closes the connections. */
    async close(): Promise<void> {
      stopForgetting();
      lines.close();
      await stopRecovering();
      await relay.drain();
      await snapshots.close();
      await producer.close();
      bus.close();
      await store.close();
    },
  };
}
