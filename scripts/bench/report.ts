import { cpus, totalmem } from 'node:os';
import type { Bench } from './bench-run.ts';
import { type RowResult, type Spread, spreadOf } from './figures.ts';
import { type Judged, judge } from './targets.ts';

/** What reports/bench.json holds. */
export type Report = {
  at: string;
  machine: string;
  node: string;
  rounds: number;
  size: Bench['size'];
  minutes: number;
  targets: Judged[];
  rows: (Omit<RowResult, 'figures'> & {
    figures: (RowResult['figures'][number] & { spread: Spread | null })[];
  })[];
};

/** The report of a run that took so many milliseconds. */
export function reportOf({ rounds, size, results }: Bench, tookMs: number): Report {
  return {
    at: new Date().toISOString(),
    machine: machineText(),
    node: process.version,
    rounds,
    size,
    minutes: Math.round(tookMs / 6_000) / 10,
    targets: judge(results),
    rows: results.map((result) => ({
      ...result,
      figures: result.figures.map((figure) => ({ ...figure, spread: spreadOf(figure.values) })),
    })),
  };
}

function machineText(): string {
  const model = cpus()[0]?.model.trim() || 'unknown processor';
  return `${cpus().length} × ${model}, ${Math.round(totalmem() / 2 ** 30)} GiB`;
}
