import { once } from 'node:events';
import type { Store } from '../../../server/store/store.ts';
import { dropTestStore, openTestStore } from '../../support/store.ts';

/** Longer than two heartbeats of the store, and than its driver waits for one. */
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

  it('does not take its store for absent, and writes what it was asked to write meanwhile', async () => {
    const client = store.connection.getClient();
    await once(client, 'serverHeartbeatSucceeded');
    const writing = store.quarantine.keep('before', 'x', [], 'contact');
    holdTheProcess(BUSY_MS);
    expect(store.isUp()).toBe(true);
    await writing;
    for (const name of ['after', 'later']) {
      await store.quarantine.keep(name, 'x', [], 'contact');
      expect(store.isUp()).toBe(true);
      await once(client, 'serverHeartbeatSucceeded');
    }
    expect(await store.isReady()).toBe(true);
    expect(await store.connection.collection('quarantine').countDocuments()).toBe(3);
  }, 30_000);
});
