import type { Group } from './bench-run.ts';
import type { Beside } from './beside.ts';
import { type Figure, type RowResult, spreadOf } from './figures.ts';
import type { Judged } from './targets.ts';

const NAME_WIDTH = 66;
const VALUE_WIDTH = 10;

/** The rows there are, with what they measure and how. */
export function listOf(groups: readonly Group[]): string {
  return groups
    .flatMap(({ rows }) => rows)
    .map(({ name, measures, how }) => `${name.padEnd(10)}${measures}\n          ${how}`)
    .join('\n');
}

/** What was measured, row by row, ratios first. */
export function textOf(results: readonly RowResult[], groups: readonly Group[]): string {
  const rows = groups.flatMap((group) => group.rows);
  const head = ['least', 'median', 'most'].map((word) => word.padStart(VALUE_WIDTH)).join('');
  return results
    .map((result) => {
      const measures = rows.find(({ name }) => name === result.row)?.measures ?? '';
      return [
        `${result.row}: ${measures}`,
        ...(result.failed ? [`  not measured: ${result.failed}`] : [`${' '.repeat(NAME_WIDTH)}${head}`]),
        ...result.figures.map(lineOf),
        ...(result.beside ? [`  ${besideText(result.beside)}`] : []),
      ].join('\n');
    })
    .join('\n\n');
}

function lineOf({ name, unit, values }: Figure): string {
  const spread = spreadOf(values);
  const cells = spread ? [spread.min, spread.median, spread.max].map(shown) : ['–', '–', '–'];
  return `  ${name.padEnd(NAME_WIDTH - 2)}${cells.map((cell) => cell.padStart(VALUE_WIDTH)).join('')} ${unit === 'of' ? '' : unit}`.trimEnd();
}

function besideText({ seconds, load, othersBusy }: Beside): string {
  const others = othersBusy === null ? 'unknown' : `${Math.round(othersBusy * 100)} %`;
  return `${Math.round(seconds)} s; load average ${load.toFixed(1)}, of it ours too; others kept ${others} of the processors busy`;
}

/** The targets, with what was reached in this run. */
export function targetsText(judged: readonly Judged[]): string {
  const cells = judged.map(({ text, is, limit, reached, holds }) => [
    text,
    `${is} ${limit}`,
    reached ? shown(reached.median) : 'not measured',
    holds === null ? '–' : holds ? 'yes' : 'no',
  ]);
  const lines = [['target', 'is to be', 'reached', ''], ...cells];
  const widths = [0, 1, 2, 3].map((column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
  return lines
    .map((line) =>
      line
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** Three digits that mean something. */
export function shown(value: number): string {
  if (Math.abs(value) >= 100) return Math.round(value).toLocaleString('en');
  return Number(value.toPrecision(3)).toString();
}
