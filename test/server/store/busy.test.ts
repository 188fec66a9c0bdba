import { randomUUID } from 'node:crypto';
import { createLog } from '../../../server/log.ts';
import { openStore } from '../../../server/store/store.ts';

/** Longer than two heartbeats of the store. */
const BUSY_MS = 2_500;

const holdTheProcess = (ms: number) => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);

describe('a process that is busy for seconds', () => {
  it('does not take its store for absent', async () => {
    const uri = new URL(process.env.HANDRAIL_TEST_MONGODB_URI as string);
    uri.pathname = `/t_${randomUUID().slice(0, 8)}`;
    const store = await openStore(uri.href, createLog('silent', 'test'));
    holdTheProcess(BUSY_MS);
    expect(store.isUp()).toBe(true);
    expect(await store.isReady()).toBe(true);
    await store.connection.dropDatabase();
    await store.close();
  });
});
