import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readDialogues } from '../../scripts/replay/dialogues.ts';
import { type Progress, replay } from '../../scripts/replay/play.ts';
import { createPart, type Part } from '../../scripts/replay/processes.ts';
import { type Balancer, openBalancer } from '../soak/balancer.ts';
import { startApp, TEST_SECRET, type TestApp } from '../support/app.ts';
import { expectNothingLost } from './nothing-lost.ts';

jest.setTimeout(240_000);

const FILE = join(import.meta.dirname, '../fixtures/dialogues.jsonl');
/** How much is acknowledged by those that stay before the next one goes. */
const MEANWHILE = 4;

describe('a rollout of servers behind a proxy: a new one is there, the old ones go one after another', () => {
  const folder = mkdtempSync(join(tmpdir(), 'handrail-rollout-'));
  const logFile = join(folder, 'log');
  const log = openSync(logFile, 'a');
  const ports: number[] = [];
  let app: TestApp;
  let others: Part[] = [];
  let front: Balancer;

  beforeAll(async () => {
    app = await startApp({ processes: true, logFile });
    ports.push(Number(new URL(app.url).port));
    others = [oneMoreServer(app, ports, log), oneMoreServer(app, ports, log)];
    await Promise.all(others.map((server) => server.start()));
    let connections = 0;
    front = await openBalancer(() => {
      connections += 1;
      const first = connections % ports.length;
      return [...ports.slice(first), ...ports.slice(0, first)];
    }, 0);
  });

  afterAll(async () => {
    await front?.close();
    await Promise.all(others.map((server) => server.stop()));
    await app?.stop();
    closeSync(log);
    rmSync(folder, { recursive: true, force: true });
  });

  it('loses no command: sockets move, all is answered, and each old server ends by itself', async () => {
    const [first, second] = [app.parts?.server, others[0]];
    if (!first || !second) throw new Error('needs an app of processes');
    const dialogues = [...readDialogues(FILE), ...readDialogues(FILE)];
    const rollout = createRollout([first, second]);
    const report = await replay({
      url: front.url,
      password: app.password,
      dialogues,
      concurrency: 4,
      pressShare: 0.5,
      seed: 7,
      replyWaitMs: 1_000,
      endWaitMs: 90_000,
      deadlineMs: 60_000,
      onProgress: rollout.look,
    });
    await rollout.over();
    // What the last one did alone: all sockets were on it by then.
    expect(rollout.left).toBe(0);
    expect(report.messages.acknowledged - rollout.acknowledgedBefore).toBeGreaterThan(0);
    expectNothingLost(report, dialogues.length);
    expect(readFileSync(logFile, 'utf8')).not.toContain('did not stop in time');
  });
});

function oneMoreServer({ mongoUri, redisUrl, password }: TestApp, ports: number[], log: number): Part {
  const env = {
    ...process.env,
    PORT: '0',
    MONGODB_URI: mongoUri,
    REDIS_URL: redisUrl,
    HANDRAIL_SECRET: TEST_SECRET,
    HANDRAIL_DEMO: '1',
    HANDRAIL_DEMO_PASSWORD: password,
    HANDRAIL_TRUSTED_PROXIES: '1',
    LOG_LEVEL: 'error',
  };
  return createPart({
    name: 'server',
    from: 'source',
    env,
    output: () => log,
    onReady: ({ url = '' }) => void ports.push(Number(new URL(url).port)),
  });
}

/** Asks the servers to end one after another, while contacts talk. */
function createRollout(servers: Part[]) {
  const rest = [...servers];
  let next = MEANWHILE;
  let running: Promise<void> = Promise.resolve();
  let acknowledgedBefore = 0;
  return {
    get left() {
      return rest.length;
    },
    /** How much was acknowledged before the last of them was asked to end. */
    get acknowledgedBefore() {
      return acknowledgedBefore;
    },
    look({ acknowledged }: Progress): void {
      if (acknowledged < next) return;
      const server = rest.shift();
      if (!server) return;
      acknowledgedBefore = acknowledged;
      next = Number.POSITIVE_INFINITY;
      running = server.stop().then(() => {
        next = acknowledgedBefore + MEANWHILE;
      });
    },
    over: () => running,
  };
}
