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

/** What is read of reports/bench.json. */
const benchSchema = z.looseObject({
  at: z.string(),
  rows: z.array(
    z.looseObject({
      row: z.string(),
      figures: z.array(
        z.looseObject({ name: z.string(), spread: z.object({ median: z.number().positive() }).nullable() }),
      ),
    }),
  ),
});

/** Which figure of the bench is meant, by its row and name. */
const MEASURED: Partial<Record<keyof Figures, { row: string; figure: string }>> = {
  messageServerUs: { row: 'message', figure: 'Handrail, server' },
  messageStoreUs: { row: 'message', figure: 'Handrail, store' },
  pressServerUs: { row: 'press', figure: '10,000 waiting: press, server' },
  pressStoreUs: { row: 'press', figure: '10,000 waiting: press, store' },
  socketKiB: { row: 'idle', figure: 'Handrail' },
};

/** The figures of the last `npm run bench`, where there was one; what it does not say is as recorded. */
export function readFigures(file: string): Sourced {
  const bench = readBench(file);
  const names = Object.keys(RECORDED) as (keyof Figures)[];
  const figures = { ...RECORDED };
  const sources = names.map((name) => {
    const measured = measuredIn(bench, name);
    if (measured !== null) figures[name] = measured;
    return [name, measured === null ? RECORDED_AT : `bench of ${bench?.at}`];
  });
  return { figures, sources: Object.fromEntries(sources) };
}

function measuredIn(bench: z.infer<typeof benchSchema> | null, name: keyof Figures): number | null {
  const meant = MEASURED[name];
  const figures = bench?.rows.find(({ row }) => row === meant?.row)?.figures ?? [];
  return figures.find((figure) => figure.name === meant?.figure)?.spread?.median ?? null;
}

function readBench(file: string): z.infer<typeof benchSchema> | null {
  try {
    return benchSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return null;
  }
}
