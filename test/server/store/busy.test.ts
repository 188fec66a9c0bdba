import { once } from 'node:events';
import type { Store } from '../../../server/store/store.ts';
import { dropTestStore, openTestStore } from '../../support/store.ts';

/** Longer than two heartbeats of the store. */
const BUSY_MS = 2_500;

const holdTheProcess = (ms: number) => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);

describe('a process that is busy for seconds', () => {
  let store: Store;

  beforeAll(async () => {
    store = await openTestStore();
  });

  afterAll(async () => {
    await dropTestStore(store);
  });

  it('does not take its store for absent', async () => {
    await once(store.connection.getClient(), 'serverHeartbeatSucceeded');
    holdTheProcess(BUSY_MS);
    expect(store.isUp()).toBe(true);
    expect(await store.isReady()).toBe(true);
  }, 30_000);
});
