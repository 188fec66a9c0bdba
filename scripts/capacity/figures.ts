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

/** Which figure of which row of the bench says it, and what its unit is in ours. */
const IN_BENCH: Partial<Record<keyof Figures, { row: string; figure: string; times: number }>> = {
  messageServerUs: { row: 'message', figure: 'Handrail, server', times: 1 },
  messageStoreUs: { row: 'message', figure: 'Handrail, store', times: 1 },
  pressServerUs: { row: 'press', figure: '1,000 waiting: press, server', times: 1 },
  pressStoreUs: { row: 'press', figure: '1,000 waiting: press, store', times: 1 },
  judgeUs: { row: 'triage', figure: 'whole, median', times: 1_000 },
  socketKiB: { row: 'idle', figure: 'Handrail', times: 1 },
};

const spread = z.looseObject({ median: z.number().positive() }).nullable();
/** What is read of reports/bench.json. */
const benchSchema = z.looseObject({
  at: z.string(),
  size: z.string(),
  rows: z.array(
    z.looseObject({ row: z.string(), figures: z.array(z.looseObject({ name: z.string(), spread })) }),
  ),
});
type Bench = z.infer<typeof benchSchema>;

/**
 * The figures of the last `npm run bench`, where there was one; what it does not say is as recorded. A quick one says
 * nothing that could be quoted.
 */
export function readFigures(file: string): Sourced {
  const bench = readBench(file);
  const names = Object.keys(RECORDED) as (keyof Figures)[];
  const found = names.map((name) => ({ name, value: bench && inBench(bench, name) }));
  return {
    figures: {
      ...RECORDED,
      ...Object.fromEntries(found.flatMap(({ name, value }) => (value ? [[name, value]] : []))),
    },
    sources: Object.fromEntries(
      found.map(({ name, value }) => [name, value ? `bench of ${bench?.at}` : RECORDED_AT]),
    ) as Sourced['sources'],
  };
}

function inBench({ rows }: Bench, name: keyof Figures): number | undefined {
  const wanted = IN_BENCH[name];
  if (!wanted) return undefined;
  const figures = rows.find(({ row }) => row === wanted.row)?.figures;
  const median = figures?.find((figure) => figure.name === wanted.figure)?.spread?.median;
  return median === undefined ? undefined : Math.round(median * wanted.times * 10) / 10;
}

function readBench(file: string): Bench | null {
  try {
    const bench = benchSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
    return bench.size === 'quick' ? null : bench;
  } catch {
    return null;
  }
}
