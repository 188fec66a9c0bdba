import { createPart, type Part } from '../../replay/processes.ts';
import { type Bench, type Group, onStage } from '../bench-run.ts';
import { cpuTimeUs } from '../cpu.ts';
import { p50, p99, type Sheet } from '../figures.ts';
import type { Load } from '../load.ts';
import { SECRET, type Stage, startStage } from '../stage.ts';

const CLIENTS = 120;
/** Messages of each client for each server: with four, still fewer than a contact may send in ten seconds. */
const WARM_UP = 12;
const PER_SECOND = 150;
const PRESS_SHARE = 0.05;
/** As many agents watch the line at any number of servers. */
const AGENTS = 4;

type Servers = { urls: string[]; parts: Pick<Part, 'pid'>[] };

/** The same load on one server, on two and on four. */
export const servers: Group = {
  rows: [
    {
      name: 'servers',
      measures: 'the work of all servers together at a constant load, with 1, 2 and 4 of them',
      how: 'open loop, customers and four agents who watch the line spread evenly; processor time of all servers for each message',
    },
  ],
  run: (bench) =>
    onStage(async ({ load, keep }) => {
      const app = keep(await startStage());
      const all: Servers = { urls: [app.url], parts: [app.server] };
      await bench.row('servers', async (sheet) => {
        for (const count of [1, 2, 4]) {
          while (all.urls.length < count) {
            const { url, part } = await startServer(app);
            keep(part);
            all.urls.push(url);
            all.parts.push(part);
          }
          await measure(bench, load, app, all, sheet);
        }
        const [one, four] = [sheet.median(work(1)), sheet.median(work(4))];
        sheet.note('server work at constant load, four together, of one', 'of', one && four && four / one);
      });
    }),
};

const named = (count: number) => `${count} ${count === 1 ? 'server' : 'servers'}`;
const work = (count: number) => `${named(count)}: work of all for a message`;

async function measure(bench: Bench, load: Load, app: Stage, { urls, parts }: Servers, sheet: Sheet) {
  const target = named(urls.length);
  const agentUrls = Array.from({ length: AGENTS }, (_, index) => urls[index % urls.length] ?? '');
  await load.ask({ do: 'open', target, kind: 'product', urls, clients: CLIENTS });
  await load.ask({ do: 'agents', target, urls: agentUrls, ...app.agents });
  // Each server as warm as the one alone: what a process does for the first times costs many times as much.
  const count = WARM_UP * urls.length;
  await load.ask({ do: 'acts', act: 'message', target, mode: 'loaded', count });
  const rate = { perSecond: PER_SECOND, seconds: bench.pick(2, 5), pressShare: PRESS_SHARE };
  for (let round = 0; round < Math.min(bench.rounds, 3); round += 1) {
    const usedUs = () => parts.map((part) => cpuTimeUs(part.pid()) ?? Number.NaN);
    const before = usedUs();
    const at = await load.ask({ do: 'rate', target, ...rate });
    const each = usedUs().map((us, index) => (us - (before[index] ?? 0)) / at.samples.length);
    const sum = each.reduce((total, one) => total + one, 0);
    sheet.note(work(urls.length), 'µs', sum);
    sheet.note(`${target}: work of the busiest for a message`, 'µs', Math.max(...each));
    sheet.note(`${target}: message median`, 'ms', p50(at));
    sheet.note(`${target}: message p99`, 'ms', p99(at));
  }
  await load.ask({ do: 'close', target });
}

async function startServer(app: Stage): Promise<{ url: string; part: Part }> {
  let url = '';
  const part = createPart({
    name: 'server',
    from: 'built',
    env: {
      ...process.env,
      NODE_ENV: 'production',
      LOG_LEVEL: 'error',
      PORT: '0',
      MONGODB_URI: app.mongoUri,
      REDIS_URL: app.redisUrl,
      HANDRAIL_SECRET: SECRET,
      HANDRAIL_DEMO: '1',
      HANDRAIL_DEMO_PASSWORD: app.password,
      HANDRAIL_TRUSTED_PROXIES: '1',
    },
    onReady: (ready) => {
      url = ready.url ?? '';
    },
  });
  await part.start();
  return { url, part };
}
