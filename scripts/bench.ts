// npm run bench: the product beside two floors, in paired rounds. How to read it: docs/benchmarks.md.
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { withCpu } from './bench/cpu.ts';
import { startFloor, startLoad } from './bench/load.ts';
import { BENCH, type Round, summarize, tableOf } from './bench/results.ts';
import { benchStart, startTable } from './bench/start.ts';
import { benchTriage, triageTable } from './bench/triage.ts';
import { startOwnApp } from './replay/own-app.ts';

const REPORTS = path.resolve(import.meta.dirname, '../reports');
const WARM_UP = 3;

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '5' },
    profile: { type: 'string' },
    only: { type: 'string' },
  },
});
const rounds = Math.min(20, Math.max(1, Number(values.rounds) || 5));
if (values.only === 'start') {
  console.log(`\n${startTable(await benchStart(rounds))}`);
  process.exit(0);
}

// The profile is written when the server ends.
const serverArgs = values.profile ? ['--cpu-prof', `--cpu-prof-dir=${path.resolve(values.profile)}`] : [];

if (values.only === 'triage') {
  console.log(triageTable(await benchTriage()));
  process.exit(0);
}

const app = await startOwnApp({
  worker: false,
  serverArgs,
  env: { NODE_ENV: 'production', LOG_LEVEL: 'warn' },
});
const stops: (() => Promise<void>)[] = [app.stop];
try {
  const create = await startFloor('create', floorUri(app.mongoUri));
  stops.unshift(create.stop);
  const batched = await startFloor('batched', floorUri(app.mongoUri));
  stops.unshift(batched.stop);
  const load = startLoad();
  stops.unshift(load.stop);
  const clients = BENCH.clients;
  await load.ask({ do: 'open', target: 'create', url: create.url, kind: 'floor', clients });
  await load.ask({ do: 'open', target: 'batched', url: batched.url, kind: 'floor', clients });
  await load.ask({ do: 'open', target: 'product', url: app.url, kind: 'product', clients });
  const results: Round[] = [];
  for (let index = -1; index < rounds; index += 1) {
    // The first round only warms up.
    const pids = { create: create.pid, batched: batched.pid, product: app.pids().server };
    const round = await playRound(load, pids, index < 0 ? WARM_UP : BENCH.messagesEach);
    if (index >= 0) results.push(round);
    process.stdout.write(index < 0 ? 'warm\n' : `round ${index + 1} of ${rounds}\n`);
  }
  const summary = summarize(results);
  console.log(`\n${tableOf(summary)}`);
  const triage = await benchTriage();
  console.log(`\n${triageTable(triage)}`);
  mkdirSync(REPORTS, { recursive: true });
  const file = path.join(REPORTS, 'bench.json');
  const machine = { cpus: cpus().length, model: cpus()[0]?.model, node: process.version };
  writeFileSync(
    file,
    `${JSON.stringify({ at: new Date().toISOString(), machine, ...BENCH, rounds, summary, triage }, null, 2)}\n`,
  );
  console.log(`\n${path.relative(process.cwd(), file)}`);
} finally {
  for (const stop of stops) await stop();
}

async function playRound(
  load: ReturnType<typeof startLoad>,
  pids: Record<'create' | 'batched' | 'product', number | undefined>,
  each: number,
): Promise<Round> {
  const measure = async (
    what: 'messages' | 'presses',
    target: keyof typeof pids,
    unloaded: number,
    loaded: number,
  ) => {
    const idle = await load.ask({ do: what, target, mode: 'unloaded', count: unloaded });
    const watched = { server: pids[target], store: app.pids().store };
    const { result, cpuUs } = await withCpu(watched, () =>
      load.ask({ do: what, target, mode: 'loaded', count: loaded }),
    );
    return { unloaded: idle, loaded: result, cpuUs };
  };
  return {
    create: await measure('messages', 'create', BENCH.unloaded, each),
    batched: await measure('messages', 'batched', BENCH.unloaded, each),
    product: await measure('messages', 'product', BENCH.unloaded, each),
    press: await measure('presses', 'product', BENCH.unloadedPresses, 1),
  };
}

function floorUri(uri: string): string {
  const own = new URL(uri);
  own.pathname = '/bench_floor';
  return own.href;
}
