import { type Beside, withBeside } from './beside.ts';
import { createSheet, type RowResult, type Sheet } from './figures.ts';
import { type Load, startLoad } from './load.ts';

export type Size = 'quick' | 'normal' | 'full';

/** A row of the table that `npm run bench` prints. */
export type Row = { name: string; measures: string; how: string };

/** Rows that share what has to be set up for them. */
export type Group = { rows: readonly Row[]; run: (bench: Bench) => Promise<void> };

export type Bench = ReturnType<typeof createBench>;

export type BenchOptions = {
  rounds: number;
  size: Size;
  only: ReadonlySet<string> | null;
  /** Arguments of Node for the processes of the rows that are profiled. */
  profileArgs: string[];
};

/** One run: which rows are wanted, how large it is, and what was measured. */
export function createBench({ rounds, size, only, profileArgs }: BenchOptions) {
  const results: RowResult[] = [];
  const wants = (row: string) => only === null || only.has(row);
  const put = (result: RowResult) => {
    results.push(result);
    process.stdout.write(
      `${result.row}: ${result.failed ?? `${Math.round(result.beside?.seconds ?? 0)} s`}\n`,
    );
  };
  return {
    rounds,
    size,
    profileArgs,
    results: results as readonly RowResult[],
    wants,
    /** One of three, by how large the run is. */
    pick: <T>(quick: T, normal: T, full: T = normal): T => ({ quick, normal, full })[size],
    /** Measures a row if it is wanted. One that cannot be measured says why, and the others go on. */
    async row(name: string, measure: (sheet: Sheet) => Promise<void>): Promise<void> {
      if (!wants(name)) return;
      const sheet = createSheet();
      const { result: failed, beside } = await withBeside(() => reasonOf(measure(sheet)));
      put({ row: name, figures: sheet.figures(), beside, ...(failed ? { failed } : {}) });
    },
    /** Runs a group; where its stage cannot be set up, its rows say so. */
    async group({ rows, run }: Group): Promise<void> {
      const wanted = rows.filter(({ name }) => wants(name));
      if (wanted.length === 0) return;
      const failed = await reasonOf(run(this));
      for (const { name } of wanted) {
        if (results.some(({ row }) => row === name)) continue;
        const beside: Beside | null = null;
        put({ row: name, figures: [], beside, failed: failed ?? 'it was not measured' });
      }
    },
  };
}

/** Runs work with a load generator and whatever it starts, and ends them all in the reverse order. */
export async function onStage<T>(
  work: (things: {
    load: Load;
    keep: <S extends { stop: () => Promise<void> }>(thing: S) => S;
  }) => Promise<T>,
): Promise<T> {
  const kept: { stop: () => Promise<void> }[] = [];
  const keep = <S extends { stop: () => Promise<void> }>(thing: S): S => {
    kept.unshift(thing);
    return thing;
  };
  try {
    return await work({ load: keep(startLoad()), keep });
  } finally {
    for (const thing of kept) await thing.stop();
  }
}

async function reasonOf(work: Promise<void>): Promise<string | null> {
  return work.then(
    () => null,
    (error: Error) => error.message,
  );
}
