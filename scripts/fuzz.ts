// npm run fuzz: sends bounded, odd requests by HTTP and both socket namespaces. See `--help`.
import { setTimeout } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { fuzz } from './fuzz/fuzz.ts';
import { startOwnApp } from './replay/own-app.ts';

const USAGE = `npm run fuzz -- [--requests 100000] [--seed N]
Builds and starts a server of its own, sends requests that the seed determines, and fails where an answer has status 500
or above, where none comes, where a press is refused, or where the memory in use does not return to where it was.`;

/** The first part fills what is kept on purpose: read models, folds, compiled code. */
const WARM_SHARE = 0.3;
/** What the heap in use may have grown beyond that: caches go on filling up to their limits. */
const ALLOWED_GROWTH = 1.5;
const ALLOWED_BYTES = 64 * 1024 * 1024;
const QUIET_LOOKS = 20;
const QUIET_PAUSE_MS = 500;

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
  const app = await startOwnApp({ worker: false });
  try {
    const startedAt = performance.now();
    const lows: { sent: number; bytes: number }[] = [];
    const report = await fuzz({
      url: app.url,
      password: app.password,
      seed,
      requests,
      async onProgress(sent) {
        lows.push({ sent, bytes: await heapOf(app.url) });
        if (sent % 10_000 === 0) console.log(`${sent} sent`);
      },
    });
    const seconds = (performance.now() - startedAt) / 1000;
    console.log(`${report.sent} requests in ${seconds.toFixed(0)} s`, report.answers);
    for (const fault of report.faults) console.error(`! ${fault}`);
    const early = lows.filter(({ sent }) => sent <= requests * WARM_SHARE).map(({ bytes }) => bytes);
    return (await returned(app.url, Math.min(...early))) && report.faults.length === 0;
  } finally {
    await app.stop();
  }
}

/** Looks for a while, since the heap in use is only true right after it was swept; asking makes it be swept. */
async function returned(url: string, before: number): Promise<boolean> {
  const looks: number[] = [];
  for (let look = 0; look < QUIET_LOOKS; look += 1) {
    looks.push(await heapOf(url));
    await setTimeout(QUIET_PAUSE_MS);
  }
  const after = Math.min(...looks);
  const megabytes = (bytes: number) => `${(bytes / 2 ** 20).toFixed(0)} MB`;
  console.log(`heap in use: ${megabytes(before)} early, ${megabytes(after)} after`);
  return after < before * ALLOWED_GROWTH + ALLOWED_BYTES;
}

async function heapOf(url: string): Promise<number> {
  const text = await (await fetch(`${url}/metrics`)).text();
  return Number(/^nodejs_heap_size_used_bytes(?:\{[^}]*\})? (\S+)$/m.exec(text)?.[1] ?? Number.NaN);
}
