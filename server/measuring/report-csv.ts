import type { EscalationReport } from '../../core/contract/escalation-report.ts';
import { figureCatalogue } from '../../core/metrics/catalogue.ts';
import { type Catalogue, measuredRows } from '../../core/metrics/figure.ts';
import type { EscalationFigures } from '../../core/metrics/summary.ts';

const HEADER = ['from', 'to', 'asOf', 'group', 'figure', 'value', 'unit', 'count', 'of', 'low', 'high'];

/** A report as a file for spreadsheets: one row for each figure and group. */
export function reportCsv(report: EscalationReport, catalogue: Catalogue = figureCatalogue): string {
  const rows = [
    ...rowsOf(report, 'all', report.total, catalogue),
    ...report.groups.flatMap(({ key, figures }) => rowsOf(report, key, figures, catalogue)),
  ];
  return [HEADER, ...rows].map((row) => row.map(csvCell).join(',')).join('\r\n');
}

function rowsOf(
  { from, to, asOf }: EscalationReport,
  group: string,
  { figures }: EscalationFigures,
  catalogue: Catalogue,
): unknown[][] {
  return measuredRows(catalogue).map(({ id, unit }) => {
    const figure = figures[id];
    const cells = [
      figure?.value,
      unit,
      figure?.count,
      figure?.of,
      figure?.interval?.low,
      figure?.interval?.high,
    ];
    return [from, to, asOf, group, id, ...cells];
  });
}

/** A text that a spreadsheet would take for a formula is marked as text (CSV injection). */
function csvCell(value: unknown): string {
  const text = value === null || value === undefined ? '' : String(value);
  const safe = typeof value === 'string' && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
