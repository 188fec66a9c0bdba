import { quantile } from '../replay/chance.ts';
import type { Beside } from './beside.ts';
import type { Measured } from './load.ts';

export type Unit = 'of' | '/s' | 'ms' | 'µs' | 's' | 'KiB' | '%' | 'refused';

/** A figure of a row: one value a round. A ratio (unit `of`) was taken within each round. */
export type Figure = { name: string; unit: Unit; values: number[] };
export type RowResult = { row: string; figures: Figure[]; beside: Beside | null; failed?: string };
export type Spread = { min: number; median: number; max: number };

/** Least, middle and most; null of nothing. */
export function spreadOf(values: readonly number[]): Spread | null {
  const known = values.filter(Number.isFinite);
  const [min, median, max] = [0, 0.5, 1].map((share) => quantile(known, share));
  return min == null || median == null || max == null ? null : { min, median, max };
}

/** Gathers the figures of a row over its rounds. */
export function createSheet() {
  const figures = new Map<string, Figure>();
  return {
    note(name: string, unit: Unit, value: number | null): void {
      const figure = figures.get(name) ?? { name, unit, values: [] };
      figures.set(name, figure);
      if (value !== null) figure.values.push(value);
    },
    /** The median of a figure so far; null where there is none. */
    median: (name: string): number | null => spreadOf(figures.get(name)?.values ?? [])?.median ?? null,
    /** Ratios first. */
    figures: (): Figure[] =>
      [...figures.values()].sort((a, b) => Number(b.unit === 'of') - Number(a.unit === 'of')),
  };
}
export type Sheet = ReturnType<typeof createSheet>;

export const p50 = ({ samples }: Pick<Measured, 'samples'>) => quantile(samples, 0.5) ?? Number.NaN;
export const p99 = ({ samples }: Pick<Measured, 'samples'>) => quantile(samples, 0.99) ?? Number.NaN;
export const perSecond = ({ samples, seconds }: Pick<Measured, 'samples' | 'seconds'>) =>
  samples.length / seconds;
/** How often something was refused, for the moment or for good. */
export const refusedOf = ({ refused }: Pick<Measured, 'refused'>) =>
  Object.values(refused).reduce((sum, count) => sum + count, 0);
