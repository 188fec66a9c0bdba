import type { Store } from '../../server/store/store.ts';
import { sweep } from '../../workers/jobs/sweep.ts';
import { dropTestStore, openTestStore } from '../support/store.ts';

const DAY_MS = 86_400_000;

describe('what is kept for a time only', () => {
  let store: Store;

  beforeAll(async () => {
    store = await openTestStore();
  });

  afterAll(async () => {
    await dropTestStore(store);
  });

  it('is removed when its time is over, in stores that remove nothing by themselves too', async () => {
    const now = new Date();
    const days = (count: number) => new Date(now.getTime() + count * DAY_MS);
    await store.quarantine.keep('human:request', { a: 1 }, [], 'contact');
    const session = { userId: 'ana', kind: 'session' } as const;
    await store.sessions.add({ ...session, _id: 'over', expiresAt: days(5) });
    await store.sessions.add({ ...session, _id: 'good', expiresAt: days(60) });
    const left = async () => {
      const count = (name: string) => store.connection.collection(name).countDocuments();
      return { quarantine: await count('quarantine'), sessions: await count('sessions') };
    };
    await sweep({ store, now: () => now, quarantineDays: 30 });
    expect(await left()).toEqual({ quarantine: 1, sessions: 2 });
    await sweep({ store, now: () => days(31), quarantineDays: 30 });
    expect(await left()).toEqual({ quarantine: 0, sessions: 1 });
  });
});
