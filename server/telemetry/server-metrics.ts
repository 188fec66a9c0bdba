import { Counter, Gauge, Histogram, type Registry } from 'prom-client';
import { LONG, SHORT } from './metrics.ts';
import { readGauge } from './scrape.ts';

export type ServerMetrics = ReturnType<typeof createServerMetrics>;

/** What the serving process tells of commands, presses, sockets and waits. */
export function createServerMetrics(registry: Registry) {
  const registers = [registry];
  const commands = new Histogram({
    name: 'handrail_command_seconds',
    help: 'Time from receiving a command to its acknowledgement',
    labelNames: ['command', 'ok'],
    buckets: SHORT,
    registers,
  });
  const refusals = new Counter({
    name: 'handrail_refusals_total',
    help: 'Commands that were refused, by the code of the refusal',
    labelNames: ['command', 'code'],
    registers,
  });
  const presses = new Counter({
    name: 'handrail_presses_total',
    help: 'Presses of "Talk to a person": asked, and of those acknowledged or refused',
    labelNames: ['outcome'],
    registers,
  });
  // A press that was never refused is a zero, not an unknown.
  for (const outcome of ['asked', 'acknowledged', 'refused']) presses.inc({ outcome }, 0);
  const waits = new Histogram({
    name: 'handrail_line_wait_seconds',
    help: 'From entering the line until an agent took the conversation',
    buckets: LONG,
    registers,
  });
  return {
    /** A command has come in. */
    received(command: string): void {
      if (command === 'human:request') presses.inc({ outcome: 'asked' });
    },
    /** A command was answered; `refusedWith` is the code of its refusal, null where it was carried out. */
    answered(command: string, refusedWith: string | null, milliseconds: number): void {
      commands.observe({ command, ok: String(refusedWith === null) }, milliseconds / 1000);
      if (refusedWith !== null) refusals.inc({ command, code: refusedWith });
      if (command === 'human:request')
        presses.inc({ outcome: refusedWith === null ? 'acknowledged' : 'refused' });
    },
    taken: (waitedMs: number) => waits.observe(Math.max(0, waitedMs) / 1000),
    watchSockets(count: () => { visitor: number; agent: number }): void {
      new Gauge({
        name: 'handrail_sockets',
        help: 'Open sockets',
        labelNames: ['side'],
        registers,
        collect() {
          for (const [side, open] of Object.entries(count())) this.set({ side }, open);
        },
      });
    },
  };
}

type Line = { workspace: string; waiting: number; oldestMs: number };

export type Whole = {
  /** Whether each part can be reached. */
  parts: () => Record<'store' | 'queue', boolean>;
  /** Whether any worker can answer. */
  assistant: () => Promise<boolean>;
  workers: () => Promise<Record<'ready' | 'starting', number>>;
  lines: () => Promise<Line[]>;
  /** Jobs of each queue by state. */
  jobs: () => Promise<{ queue: string; state: string; count: number }[]>;
  /** Age in ms of the oldest job of each queue that could run and does not; 0 where none waits. */
  oldestJobs: () => Promise<{ queue: string; ageMs: number }[]>;
  /** Age in ms of the oldest entry that not everybody was told of; 0 where there is none. */
  oldestUntoldMs: () => Promise<number>;
};

/** What every server finds alike, as it is about all processes together: take the maximum over servers, not the sum. */
export function watchWhole(registry: Registry, whole: Whole): void {
  const gauge = <L extends string>(
    name: string,
    help: string,
    label: L,
    read: () => Promise<[string, number][]>,
  ) =>
    readGauge(registry, { name, help, labelNames: [label] }, async () =>
      (await read()).map(([text, value]) => ({ labels: { [label]: text } as Record<L, string>, value })),
    );
  gauge('handrail_up', 'Whether a part can be reached', 'part', async () =>
    Object.entries(whole.parts()).map(([part, isUp]) => [part, isUp ? 1 : 0]),
  );
  readGauge(
    registry,
    { name: 'handrail_assistant_up', help: 'Whether any worker can answer', labelNames: [] },
    async () => [{ labels: {}, value: (await whole.assistant()) ? 1 : 0 }],
  );
  gauge('handrail_workers', 'Workers that report', 'state', async () =>
    Object.entries(await whole.workers()),
  );
  gauge('handrail_line_waiting', 'Conversations in line', 'workspace', async () =>
    (await whole.lines()).map(({ workspace, waiting }) => [workspace, waiting]),
  );
  gauge(
    'handrail_line_oldest_wait_seconds',
    'How long the conversation that waits longest has waited; 0 where nobody waits',
    'workspace',
    async () => (await whole.lines()).map(({ workspace, oldestMs }) => [workspace, oldestMs / 1000]),
  );
  gauge(
    'handrail_oldest_job_seconds',
    'How long the oldest job that could run has waited; 0 where none waits',
    'queue',
    async () => (await whole.oldestJobs()).map(({ queue, ageMs }) => [queue, ageMs / 1000]),
  );
  readGauge(
    registry,
    { name: 'handrail_jobs', help: 'Jobs of a queue by state', labelNames: ['queue', 'state'] },
    async () =>
      (await whole.jobs()).map(({ queue, state, count }) => ({ labels: { queue, state }, value: count })),
  );
  readGauge(
    registry,
    {
      name: 'handrail_oldest_untold_seconds',
      help: 'Age of the oldest entry that not everybody was told of; 0 where there is none',
      labelNames: [],
    },
    async () => [{ labels: {}, value: (await whole.oldestUntoldMs()) / 1000 }],
  );
}
