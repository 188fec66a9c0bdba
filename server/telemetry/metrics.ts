import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Entry } from '../../core/timeline/entry.ts';

export type Metrics = ReturnType<typeof createMetrics>;

/** Seconds, for what should take milliseconds. */
export const SHORT = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
/** Seconds, for what people wait for. */
export const LONG = [1, 2.5, 5, 10, 30, 60, 120, 300, 600, 1_800, 3_600];

/** What each process that appends tells Prometheus of itself; the figures of managers are something else. */
export function createMetrics() {
  const registry = new Registry();
  const registers = [registry];
  const entries = new Counter({
    name: 'handrail_entries_total',
    help: 'Timeline entries that this process appended',
    labelNames: ['type'],
    registers,
  });
  const relay = new Histogram({
    name: 'handrail_relay_seconds',
    help: 'From the first append of a batch until everybody was told of the whole batch',
    buckets: SHORT,
    registers,
  });
  const notTold = new Counter({
    name: 'handrail_relay_failures_total',
    help: 'Batches of which somebody could not be told at once; recovery tells them again',
    registers,
  });
  const published = new Counter({
    name: 'handrail_notices_published_total',
    help: 'Notices that this process told others',
    labelNames: ['kind'],
    registers,
  });
  const heard = new Counter({
    name: 'handrail_notices_heard_total',
    help: 'Notices that this process heard from others',
    labelNames: ['kind'],
    registers,
  });
  return {
    registry,
    /** Memory, processor time, garbage collection and the like; of the long-lived processes only. */
    watchProcess: () => collectDefaultMetrics({ register: registry }),
    appended(appended: { entry: Entry }[]): void {
      for (const { entry } of appended) entries.inc({ type: entry.type });
    },
    told: (milliseconds: number) => relay.observe(milliseconds / 1000),
    notTold: () => notTold.inc(),
    published: (kind: string) => published.inc({ kind }),
    heard: (kind: string) => heard.inc({ kind }),
    watchChannels(count: () => number): void {
      new Gauge({
        name: 'handrail_channels',
        help: 'Channels that this process wants to hear',
        registers,
        collect() {
          this.set(count());
        },
      });
    },
  };
}
