import { spreadOf } from './figures.ts';
import type { Report } from './report.ts';
import { shown } from './text.ts';

const MARK = '<!-- From here on made by `npm run bench -- --publish` from reports/bench.json. -->';

/** The page with what was reached last, in place of what was reached before. */
export function pageWith(page: string, report: Report): string {
  return `${page.split(MARK)[0]}${MARK}\n\n${resultsOf(report)}\n`;
}

function resultsOf({ at, machine, node, rounds, size, minutes, targets, rows }: Report): string {
  const others = rows.flatMap(({ beside }) => beside?.othersBusy ?? []);
  const [least, most] = [Math.min(...others), Math.max(...others)].map((share) => Math.round(share * 100));
  return [
    '## What was reached',
    `${at.slice(0, 10)}, ${machine}, Node ${node.slice(1)}, ${rounds} rounds, size ${size}, ${minutes} minutes. Others kept ${least} to ${most} % of the processors busy during the rows.`,
    '![The targets and how far each was from its limit; the table below says the same](images/bench.svg)',
    tableOf(
      ['target', 'is to be', 'least', 'median', 'most', 'reached'],
      targets.map(({ text, is, limit, reached, holds }) => [
        text,
        `${is} ${limit}`,
        ...cellsOf(reached),
        holds === null ? 'not measured' : holds ? 'yes' : '**no**',
      ]),
    ),
    '## All figures of that run',
    tableOf(
      ['row', 'figure', 'least', 'median', 'most', ''],
      rows.flatMap(({ row, figures }) =>
        figures.map(({ name, unit, values }) => [
          row,
          name,
          ...cellsOf(spreadOf(values)),
          unit === 'of' ? 'ratio' : unit,
        ]),
      ),
    ),
  ].join('\n\n');
}

function cellsOf(spread: ReturnType<typeof spreadOf>): string[] {
  return spread ? [spread.min, spread.median, spread.max].map(shown) : ['–', '–', '–'];
}

function tableOf(head: string[], lines: string[][]): string {
  return [head, head.map(() => '---'), ...lines].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
