import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createLog } from '../../../server/log.ts';
import { openStore, type Store } from '../../../server/store/store.ts';

/** Longer than two heartbeats of the store. */
const BUSY_MS = 2_500;

const holdTheProcess = (ms: number) => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);

describe('a process that is busy for seconds', () => {
  let store: Store;

  beforeAll(async () => {
    const uri = new URL(process.env.HANDRAIL_TEST_MONGODB_URI as string);
    uri.pathname = `/t_${randomUUID().slice(0, 8)}`;
    store = await openStore(uri.href, createLog('silent', 'test'));
  });

  afterAll(async () => {
    await store?.connection.dropDatabase();
    await store?.close();
  });

  it('does not take its store for absent', async () => {
    await once(store.connection.getClient(), 'serverHeartbeatSucceeded');
    holdTheProcess(BUSY_MS);
    expect(store.isUp()).toBe(true);
    expect(await store.isReady()).toBe(true);
  }, 30_000);
});
