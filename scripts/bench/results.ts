import { quantile } from '../replay/chance.ts';
import type { Measured } from './load.ts';

/** The size of a round. A contact may send 60 commands in 10 s, so the load is spread over many. */
export const BENCH = { clients: 250, messagesEach: 15, unloaded: 250, unloadedPresses: 100 } as const;

export type Cpu = { server: number | null; store: number | null };
export type Pair = { unloaded: Measured; loaded: Measured; cpuUs: Cpu };
export type Round = { create: Pair; batched: Pair; product: Pair; press: Pair };
type Name = keyof Round;

export type Figures = {
  perSecond: number;
  unloadedP50Ms: number;
  unloadedP99Ms: number;
  loadedP50Ms: number;
  cpuUsEach: Cpu;
};
export type Summary = {
  systems: Record<Name, Figures>;
  /** Medians of the ratios within each round: what the machine does meanwhile hits both sides of a ratio. */
  ratios: {
    throughputToCreate: number;
    throughputToBatched: number;
    latencyToCreate: number;
    pressLatencyToCreate: number;
  };
};

const names: [Name, string][] = [
  ['create', 'floor 1: relay, one create a message'],
  ['batched', 'floor 2: relay, journalled batches'],
  ['product', 'Handrail: message to acknowledgement'],
  ['press', 'Handrail: press to acknowledgement'],
];

/** Medians over the rounds. */
export function summarize(rounds: readonly Round[]): Summary {
  const systems = Object.fromEntries(
    names.map(([name]) => [name, figuresOf(rounds.map((round) => round[name]))]),
  );
  const ratio = (of: (round: Round) => number) => round3(median(rounds.map(of)));
  return {
    systems: systems as Record<Name, Figures>,
    ratios: {
      throughputToCreate: ratio((round) => rate(round.product) / rate(round.create)),
      throughputToBatched: ratio((round) => rate(round.product) / rate(round.batched)),
      latencyToCreate: ratio((round) => p50(round.product) / p50(round.create)),
      pressLatencyToCreate: ratio((round) => p50(round.press) / p50(round.create)),
    },
  };
}

function figuresOf(pairs: Pair[]): Figures {
  const at = (share: number, of: (pair: Pair) => Measured) =>
    round3(median(pairs.map((pair) => quantile(of(pair).samples, share) ?? Number.NaN)));
  return {
    perSecond: Math.round(median(pairs.map(rate))),
    unloadedP50Ms: at(0.5, ({ unloaded }) => unloaded),
    unloadedP99Ms: at(0.99, ({ unloaded }) => unloaded),
    loadedP50Ms: at(0.5, ({ loaded }) => loaded),
    cpuUsEach: { server: cpuEach(pairs, 'server'), store: cpuEach(pairs, 'store') },
  };
}

/** Processor time for one acknowledgement under load: what other work on the machine changes least. */
function cpuEach(pairs: Pair[], process: keyof Cpu): number | null {
  const each = pairs.flatMap(({ cpuUs, loaded }) => {
    const used = cpuUs[process];
    return used === null ? [] : [used / loaded.samples.length];
  });
  return each.length === 0 ? null : Math.round(median(each));
}

export function tableOf({ systems, ratios }: Summary): string {
  const head = ['', 'per second', 'unloaded p50 ms', 'p99 ms', 'loaded p50 ms', 'server µs', 'store µs'];
  const rows = names.map(([name, title]) => {
    const { perSecond, unloadedP50Ms, unloadedP99Ms, loadedP50Ms, cpuUsEach } = systems[name];
    const cpu = [cpuUsEach.server ?? '–', cpuUsEach.store ?? '–'];
    return [title, perSecond, unloadedP50Ms, unloadedP99Ms, loadedP50Ms, ...cpu].map(String);
  });
  const widths = head.map((_, column) => Math.max(...[head, ...rows].map((row) => row[column]?.length ?? 0)));
  const lines = [head, ...rows].map((row) =>
    row
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join('  '),
  );
  return [
    ...lines,
    '',
    `throughput, of floor 1    ${ratios.throughputToCreate}   (aim: above 1)`,
    `throughput, of floor 2    ${ratios.throughputToBatched}   (aim: 0.4 or more)`,
    `unloaded p50, of floor 1  ${ratios.latencyToCreate}   (aim: 1.5 or less)`,
    `press p50, of floor 1     ${ratios.pressLatencyToCreate}`,
  ].join('\n');
}

const rate = ({ loaded }: Pair) => loaded.samples.length / loaded.seconds;
const p50 = ({ unloaded }: Pair) => quantile(unloaded.samples, 0.5) ?? Number.NaN;
const median = (values: number[]) => quantile(values, 0.5) ?? Number.NaN;
const round3 = (value: number) => Math.round(value * 1000) / 1000;
