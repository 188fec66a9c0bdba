import { type EvalRow, isReached } from './row.ts';

const shown = (value: number): string => (Number.isFinite(value) ? value.toFixed(3) : '–');

function cellsOf(row: EvalRow): string[] {
  return [
    row.measure,
    shown(row.value),
    `${shown(row.low)}–${shown(row.high)}`,
    row.target === null ? '–' : `${row.isCeiling ? '≤ ' : ''}${shown(row.target)}`,
    row.target === null ? '' : isReached(row) ? 'reached' : 'MISSED',
    String(row.n),
    row.anchor,
  ];
}

const heading = ['measure', 'value', '95 %', 'at least', '', 'n', 'anchor'];

/** Rows as a plain table; under each the trivial systems and its note. */
export function formatTable(rows: readonly EvalRow[]): string {
  const cells = [heading, ...rows.map(cellsOf)];
  const widths = heading.map((_, column) => Math.max(...cells.map((line) => line[column]!.length)));
  const lineOf = (line: readonly string[]): string =>
    line
      .map((cell, i) => cell.padEnd(widths[i]!))
      .join('  ')
      .trimEnd();
  const lines = [lineOf(heading), widths.map((width) => '-'.repeat(width)).join('  ')];
  rows.forEach((row, i) => {
    lines.push(lineOf(cells[i + 1]!));
    for (const { name, value } of row.baselines) lines.push(`    ${name}: ${shown(value)}`);
    if (row.note) lines.push(`    (${row.note})`);
  });
  return lines.join('\n');
}
