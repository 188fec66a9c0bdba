import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createLog } from '../../server/log.ts';
import { openStore, type Store } from '../../server/store/store.ts';
import { databaseOfItsOwn, dropTestStore } from '../support/store.ts';

const ROOT = join(import.meta.dirname, '../..');

describe("the health check of a worker's container", () => {
  const mongoUri = databaseOfItsOwn();
  let store: Store;

  beforeAll(async () => {
    store = await openStore(mongoUri, createLog('silent', 'test'));
  });

  afterAll(async () => {
    await dropTestStore(store);
  });

  async function check(): Promise<number> {
    const env = {
      ...process.env,
      MONGODB_URI: mongoUri,
      REDIS_URL: 'redis://queue.invalid',
      HANDRAIL_SECRET: 'a secret that is only good for tests and trials',
    };
    const args = ['--import', 'tsx', join(ROOT, 'workers/healthy.ts')];
    const [code] = await once(spawn(process.execPath, args, { cwd: ROOT, env, stdio: 'ignore' }), 'exit');
    return code as number;
  }

  it('holds while the worker reports, and not before or after', async () => {
    expect(await check()).toBe(1);
    await store.workers.report('mine', { awaits: [], articles: 1, isEngineUp: true });
    expect(await check()).toBe(0);
    await store.workers.markStopped('mine');
    expect(await check()).toBe(1);
  }, 60_000);
});
