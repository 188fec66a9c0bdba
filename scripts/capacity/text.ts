import type { Day } from './day.ts';
import type { Figures, Sourced } from './figures.ts';
import type { Plan } from './plan.ts';

/** A plan as a table for people. */
export function planText(plan: Plan): string {
  const { servers, workers, shards, monthly } = plan;
  const total = Object.values(monthly).reduce((sum, one) => sum + one, 0);
  const rows = [
    ['', 'needed', 'why', 'a month'],
    [
      'servers (one processor each)',
      String(servers),
      `${plan.serversFor}; ${round(plan.peak.connected)} sockets, ${percent(plan.serverWaiting.utilisation)} busy`,
      money(monthly.servers),
    ],
    [
      'workers (one processor each)',
      String(workers),
      `${round(plan.peak.judged)} messages a second to judge${plan.modelCalls ? `, ${round(plan.modelCalls)} under way` : ''}, ${percent(plan.workerWaiting.utilisation)} busy`,
      money(monthly.workers),
    ],
    [
      'shards of three members',
      String(shards),
      `${plan.shardsFor}; at most ${round(plan.storeWrites)} writes a second, primaries ${percent(plan.storeBusy)} busy, ${round(plan.diskTiBPerYear)} TiB a year, ${round(plan.workingSetGiB)} GiB in memory`,
      money(monthly.store),
    ],
    ['Valkey and its replica', '2', `${percent(plan.redisBusy)} of its thread`, money(monthly.valkey)],
    ...(monthly.model > 0 ? [['model provider', '', 'tokens', money(monthly.model)]] : []),
    ['together', '', '', money(total)],
  ];
  return aligned(rows);
}

/** A day as tables, with what ends first. */
export function dayText({ plan, hours, bottleneck, ceilings, people }: Day): string {
  const rows = [
    [
      'hour',
      'conversations/s',
      'sockets',
      'servers',
      'workers',
      'p99 wait to be judged',
      'primaries',
      'Valkey',
    ],
    ...hours.map(({ hour, perSecond, connected, server, judging, store, valkey }) => [
      String(hour).padStart(2, '0'),
      round(perSecond),
      round(connected),
      percent(server.utilisation),
      percent(judging.utilisation),
      `${round(judging.p99Seconds * 1000)} ms`,
      percent(store),
      percent(valkey),
    ]),
  ];
  return [
    planText(plan),
    '',
    aligned(rows),
    '',
    `People at work in the busiest hour: ${people}`,
    `Bottleneck: ${bottleneck.part}, ${percent(bottleneck.share)} of the cost, for ${bottleneck.why}`,
    `  next: ${bottleneck.next}`,
    'What does not grow by number:',
    ...ceilings.map(
      ({ what, room, next }) => `  ${what}: room for ${round(room)} times this day; next: ${next}`,
    ),
  ].join('\n');
}

/** Where each figure is from. */
export function sourcesText({ figures, sources }: Sourced): string {
  const names = Object.keys(figures) as (keyof Figures)[];
  return aligned(names.map((name) => [name, String(figures[name]), sources[name]]));
}

const percent = (share: number): string => `${round(share * 100)} %`;
const money = (amount: number): string => Math.round(amount).toLocaleString('en');

function round(value: number): string {
  if (value >= 100) return Math.round(value).toLocaleString('en');
  return String(Number(value.toPrecision(2)));
}

function aligned(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
