import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Bench, type Group, onStage } from '../bench-run.ts';
import { p50, p99, perSecond, refusedOf, type Sheet } from '../figures.ts';
import { type FloorKind, type Load, type Measured, startFloor } from '../load.ts';
import { createMemoryProbe } from '../memory.ts';
import { type Stage, startStage, withWork } from '../stage.ts';

type Scene = {
  bench: Bench;
  load: Load;
  app: Stage;
  bare: { url: string; pid: number | undefined };
  probe: Awaited<ReturnType<typeof createMemoryProbe>>;
};

/** Who writes while the others are only there. */
const ACTIVE = 100;
/** Descriptors that a process has beside those of its clients. */
const SPARE_DESCRIPTORS = 500;
/** What is due shortly after a connection, such as a first sign of life, is over by then. */
const SETTLE_MS = 5_000;
const KIB = 1024;

/** Many who are connected and do nothing. */
export const crowd: Group = {
  rows: [
    {
      name: 'idle',
      measures: 'memory of one idle visitor, beside a client of a bare Socket.IO server',
      how: 'live objects after garbage was collected, with so many more connected; resident: what the system gives the process then, which follows only in large steps',
    },
    {
      name: 'crowd',
      measures: 'a message to its acknowledgement with 100, 1,000 and 5,000 connected',
      how: 'the same 100 write, the others are only connected',
    },
    {
      name: 'resume',
      measures: 'everybody back after every connection was cut at once',
      how: 'from the cut until each is connected and has read its conversation, with 1,000 and 5,000; clients wait 0.1 to 1 s before they try. Bare: connected only.',
    },
  ],
  run: (bench) =>
    onStage(async ({ load, keep }) => {
      const probe = keep(await createMemoryProbe());
      Object.assign(process.env, probe.env);
      const app = keep(await startStage({ nodeArgs: probe.nodeArgs, env: probe.env }));
      const options = { ...app.floors, nodeArgs: probe.nodeArgs };
      const bare = keep(await startFloor('bare' satisfies FloorKind, options));
      const scene = { bench, load, app, bare, probe };
      const sizes = bench.pick([100, 500], [100, 1_000, 5_000]);
      await open(scene, sizes[0] ?? ACTIVE);
      await bench.row('idle', (sheet) => idleRow(scene, bench.pick(500, 2_000), sheet));
      await bench.row('crowd', async (sheet) => {
        for (const size of sizes) await crowdRow(scene, size, sheet);
        compare(sizes, sheet);
      });
      await bench.row('resume', async (sheet) => {
        for (const size of sizes.slice(1)) await resumeRow(scene, size, sheet);
      });
    }),
};

async function idleRow(scene: Scene, more: number, sheet: Sheet): Promise<void> {
  const { load, app, bare, probe } = scene;
  const pids = { bare: bare.pid ?? 0, product: app.server.pid() ?? 0 };
  const grown = async (target: 'bare' | 'product', open: () => Promise<unknown>) => {
    await sleep(SETTLE_MS);
    const before = await probe.read(pids[target]);
    await open();
    await sleep(SETTLE_MS);
    const after = await probe.read(pids[target]);
    return {
      heap: (after.heapBytes - before.heapBytes) / more / KIB,
      resident: (after.residentBytes - before.residentBytes) / more / KIB,
    };
  };
  assertDescriptors(more);
  const ask = (target: string, kind: 'floor' | 'product', url: string, clients: number, isIdle = true) =>
    load.ask({ do: 'open', target, kind, urls: [url], clients, isIdle });
  // What a first few need is needed once.
  await ask('idle bare', 'floor', bare.url, ACTIVE);
  await ask('idle', 'product', app.url, ACTIVE);
  const bareGrown = await grown('bare', () => ask('idle bare', 'floor', bare.url, ACTIVE + more));
  const product = await grown('product', () => ask('idle', 'product', app.url, ACTIVE + more));
  sheet.note('memory of an idle visitor, of bare Socket.IO', 'of', product.heap / bareGrown.heap);
  sheet.note('bare Socket.IO', 'KiB', bareGrown.heap);
  sheet.note('Handrail', 'KiB', product.heap);
  sheet.note('bare Socket.IO, resident', 'KiB', bareGrown.resident);
  sheet.note('Handrail, resident', 'KiB', product.resident);
  for (const target of ['idle', 'idle bare']) await load.ask({ do: 'close', target });
}

async function crowdRow(scene: Scene, size: number, sheet: Sheet): Promise<void> {
  const { bench, load, app } = scene;
  await open(scene, size);
  for (let round = 0; round < Math.min(bench.rounds, 3); round += 1) {
    const ask = (mode: 'loaded' | 'unloaded', count: number) =>
      load.ask({ do: 'acts', act: 'message', target: 'crowd', mode, count, clients: ACTIVE });
    const idle = await ask('unloaded', ACTIVE);
    const loaded = await withWork(app.pids(), () => ask('loaded', bench.pick(5, 12)));
    const at = `${size.toLocaleString('en')} connected`;
    sheet.note(`${at}: work of a message`, 'µs', loaded.us.both);
    sheet.note(`${at}: unloaded median`, 'ms', p50(idle));
    sheet.note(`${at}: unloaded p99`, 'ms', p99(idle));
    sheet.note(`${at}: acknowledged`, '/s', perSecond(loaded));
  }
}

function compare(sizes: number[], sheet: Sheet): void {
  const of = (size: number | undefined) =>
    sheet.median(`${size?.toLocaleString('en')} connected: work of a message`);
  const [least, most] = [of(sizes[0]), of(sizes.at(-1))];
  sheet.note('work of a message with the most connected, of with 100', 'of', least && most && most / least);
}

async function resumeRow(scene: Scene, size: number, sheet: Sheet): Promise<void> {
  const { load, app, bare } = scene;
  await open(scene, size);
  await load.ask({ do: 'open', target: 'crowd bare', kind: 'floor', urls: [bare.url], clients: size });
  const floor = await load.ask({ do: 'cut', target: 'crowd bare' });
  const product = await withWork(app.pids(), () => load.ask({ do: 'cut', target: 'crowd' }));
  const at = size.toLocaleString('en');
  const last = ({ samples }: Measured) => samples.reduce((most, one) => Math.max(most, one), 0);
  sheet.note(`${at} at once: the last is back, of bare`, 'of', last(product) / last(floor));
  sheet.note(`${at} at once: the last is back`, 'ms', last(product));
  sheet.note(`${at} at once: median`, 'ms', p50(product));
  sheet.note(`${at} at once: bare, the last is back`, 'ms', last(floor));
  sheet.note(`${at} at once: server, each`, 'µs', product.us.server);
  sheet.note(`${at} at once: refused for the moment`, 'refused', refusedOf(product));
}

async function open({ load, app }: Scene, clients: number): Promise<void> {
  assertDescriptors(clients);
  await load.ask({ do: 'open', target: 'crowd', kind: 'product', urls: [app.url], clients });
}

/** @throws Error where a process may not have so many files open */
function assertDescriptors(clients: number): void {
  let allowed = Number.POSITIVE_INFINITY;
  try {
    const [, soft] = /Max open files\s+(\d+)/.exec(readFileSync('/proc/self/limits', 'utf8')) ?? [];
    if (soft) allowed = Number(soft);
  } catch {
    // Elsewhere than on Linux it shows when it happens.
  }
  if (clients + SPARE_DESCRIPTORS > allowed)
    throw new Error(
      `${clients} clients need ${clients + SPARE_DESCRIPTORS} open files; ulimit -n is ${allowed}`,
    );
}
