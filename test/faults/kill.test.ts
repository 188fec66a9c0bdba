import { join } from 'node:path';
import { readDialogues } from '../../scripts/replay/dialogues.ts';
import { type Progress, replay } from '../../scripts/replay/play.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { expectNothingLost } from './nothing-lost.ts';

jest.setTimeout(240_000);

const FILE = join(import.meta.dirname, '../fixtures/dialogues.jsonl');
const ROUNDS = 3;

describe('kill -9 during a replay', () => {
  let app: TestApp;

  beforeAll(async () => {
    app = await startApp({ processes: true });
  });

  afterAll(async () => {
    await app?.stop();
  });

  it('of server, worker, store and queue in turn loses nothing, doubles nothing, forgets nobody', async () => {
    const dialogues = Array.from({ length: ROUNDS }, () => readDialogues(FILE)).flat();
    const killer = createKiller(app);
    const report = await replay({
      url: app.url,
      password: app.password,
      dialogues,
      concurrency: 6,
      pressShare: 0.5,
      seed: 7,
      replyWaitMs: 1_000,
      endWaitMs: 90_000,
      deadlineMs: 60_000,
      onProgress: killer.look,
    });
    await killer.over();
    expect(killer.killed).toEqual(['server', 'worker', 'mongo', 'redis']);
    expectNothingLost(report, dialogues.length);
    expect(report.briefs).toMatchObject({ labelledDialogues: dialogues.length });
    expect(report.briefs.missing).toEqual([]);
    expect(report.briefs.faults).toEqual([]);
  });
});

/** Kills the four parts one after another, each while contacts talk, and brings each back at once. */
function createKiller(app: TestApp) {
  const { parts } = app;
  if (!parts) throw new Error('needs an app of processes');
  const { server, worker, services } = parts;
  const killed: string[] = [];
  const plan: [
    name: string,
    atAcknowledged: number,
    kill: () => Promise<void>,
    restart: () => Promise<void>,
  ][] = [
    ['server', 4, server.kill, server.start],
    ['worker', 14, worker.kill, worker.start],
    ['mongo', 24, () => services.kill('mongo'), () => services.restart('mongo')],
    ['redis', 34, () => services.kill('redis'), () => services.restart('redis')],
  ];
  let running: Promise<void> = Promise.resolve();
  let isBusy = false;
  return {
    killed,
    look({ acknowledged, finished, total }: Progress): void {
      const [next] = plan;
      if (!next || isBusy || acknowledged < next[1] || finished === total) return;
      plan.shift();
      isBusy = true;
      const [name, , kill, restart] = next;
      running = running.then(async () => {
        await kill();
        killed.push(name);
        await restart();
        isBusy = false;
      });
    },
    over: () => running,
  };
}
