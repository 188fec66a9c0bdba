// npm run fuzz: sends bounded, odd requests by HTTP and both socket namespaces. See `--help`.
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { fuzz } from './fuzz/fuzz.ts';
import { startOwnApp } from './replay/own-app.ts';

const USAGE = `npm run fuzz -- [--requests 100000] [--seed N]
Builds and starts a server of its own, sends requests that the seed determines, and fails where an answer has status 500
or above, where none comes, where a press is refused, or where the memory in use does not return to where it was.`;

/** The first part fills what is kept on purpose: folds, read models, compiled code. */
const WARM_SHARE = 0.3;
/** What may be in use beyond that: caches go on filling up to their limits. */
const ALLOWED_GROWTH = 1.5;
const ALLOWED_BYTES = 64 * 1024 * 1024;
/** Closed connections are let go of in this time. */
const SETTLING_MS = 5_000;
const SWEEPER = path.join(import.meta.dirname, 'fuzz/collect-garbage.mjs');

const { values } = parseArgs({
  options: {
    requests: { type: 'string', default: '100000' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    help: { type: 'boolean', default: false },
  },
});

if (values.help) console.log(USAGE);
else process.exitCode = (await main(Number(values.requests), Number(values.seed))) ? 0 : 1;

async function main(requests: number, seed: number): Promise<boolean> {
  console.log(`seed ${seed}, ${requests} requests`);
  const serverArgs = ['--expose-gc', '--import', pathToFileURL(SWEEPER).href];
  const app = await startOwnApp({ worker: false, serverArgs });
  const inUse = async () => {
    app.server.signal('SIGUSR2');
    await setTimeout(SETTLING_MS);
    return heapOf(app.url);
  };
  try {
    const startedAt = performance.now();
    let early = Number.NaN;
    const report = await fuzz({
      url: app.url,
      password: app.password,
      seed,
      requests,
      async onProgress(sent) {
        if (Number.isNaN(early) && sent >= requests * WARM_SHARE) early = await inUse();
        if (sent % 10_000 === 0) console.log(`${sent} sent`);
      },
    });
    const seconds = (performance.now() - startedAt) / 1000;
    console.log(`${report.sent} requests in ${seconds.toFixed(0)} s`, report.answers);
    for (const fault of report.faults) console.error(`! ${fault}`);
    const after = await inUse();
    const megabytes = (bytes: number) => `${(bytes / 2 ** 20).toFixed(0)} MB`;
    console.log(`heap in use: ${megabytes(early)} early, ${megabytes(after)} after`);
    return after < early * ALLOWED_GROWTH + ALLOWED_BYTES && report.faults.length === 0;
  } finally {
    await app.stop();
  }
}

async function heapOf(url: string): Promise<number> {
  const text = await (await fetch(`${url}/metrics`)).text();
  return Number(/^nodejs_heap_size_used_bytes(?:\{[^}]*\})? (\S+)$/m.exec(text)?.[1] ?? Number.NaN);
}
