import { readFileSync } from 'node:fs';
import { z } from 'zod';

/** What one thing costs; processor time in microseconds. */
export type Figures = {
  messageServerUs: number;
  messageStoreUs: number;
  pressServerUs: number;
  pressStoreUs: number;
  /** Judging a message with the local engine, in a worker. */
  judgeUs: number;
  /** A job through the queue, in Valkey. */
  jobRedisUs: number;
  /** A notice through publish/subscribe, in Valkey. */
  noticeRedisUs: number;
  /** Memory of a connected visitor, in a server. */
  socketKiB: number;
};

/** Where the figures of a run come from, by name. */
export type Sourced = { figures: Figures; sources: Record<keyof Figures, string> };

/** What was measured last on two quiet cores; docs/capacity.md says where each is from. */
export const RECORDED: Figures = {
  messageServerUs: 443,
  messageStoreUs: 163,
  pressServerUs: 2_320,
  pressStoreUs: 6_640,
  judgeUs: 18_500,
  jobRedisUs: 77,
  noticeRedisUs: 10,
  socketKiB: 60,
};
const RECORDED_AT = 'recorded 21 November 2026';

const cpu = z.looseObject({
  cpuUsEach: z.looseObject({ server: z.number().positive(), store: z.number().positive() }),
});
/** What is read of reports/bench.json; each part may be missing. */
const benchSchema = z.looseObject({
  at: z.string(),
  summary: z.looseObject({
    systems: z.looseObject({
      product: cpu.optional().catch(undefined),
      press: cpu.optional().catch(undefined),
    }),
  }),
});

/** The figures of the last `npm run bench`, where there was one; what it does not say is as recorded. */
export function readFigures(file: string): Sourced {
  const bench = readBench(file);
  const measured: Partial<Figures> = {};
  const { product, press } = bench?.summary.systems ?? {};
  if (product) {
    measured.messageServerUs = product.cpuUsEach.server;
    measured.messageStoreUs = product.cpuUsEach.store;
  }
  if (press) {
    measured.pressServerUs = press.cpuUsEach.server;
    measured.pressStoreUs = press.cpuUsEach.store;
  }
  const names = Object.keys(RECORDED) as (keyof Figures)[];
  const sources = names.map((name) => [name, measured[name] ? `bench of ${bench?.at}` : RECORDED_AT]);
  return { figures: { ...RECORDED, ...measured }, sources: Object.fromEntries(sources) };
}

function readBench(file: string): z.infer<typeof benchSchema> | null {
  try {
    return benchSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return null;
  }
}
