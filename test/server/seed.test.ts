import { verifyPassword } from '../../server/auth/passwords.ts';
import { readConfig } from '../../server/config.ts';
import { seedWorkspace } from '../../server/seed/seed.ts';
import type { Store } from '../../server/store/store.ts';
import { dropTestStore, openTestStore } from '../support/store.ts';

jest.setTimeout(60_000);

describe('seeding', () => {
  let store: Store;
  const told: string[] = [];
  const bus = { tell: ({ kind }: { kind: string }) => void told.push(kind) };

  beforeAll(async () => {
    store = await openTestStore();
  });

  afterAll(async () => {
    await dropTestStore(store);
  });

  const seed = (password: string) =>
    seedWorkspace(
      { ...store, bus },
      readConfig({
        MONGODB_URI: 'mongodb://unused',
        REDIS_URL: 'redis://unused',
        HANDRAIL_SECRET: 'a secret that is only good for tests and trials',
        HANDRAIL_DEMO: '1',
        HANDRAIL_DEMO_PASSWORD: password,
      }),
    );
  const passwordHash = async () => (await store.users.byEmail('agent@demo.test'))?.passwordHash ?? '';

  it('says that it is complete, and writes nothing the second time', async () => {
    expect(await store.seedings.isComplete('demo')).toBe(false);
    await seed('correct horse battery');
    expect(await store.seedings.isComplete('demo')).toBe(true);
    expect(told).toEqual(['articles', 'seeded']);
    const before = { hash: await passwordHash(), marks: await store.articles.marks() };
    await seed('correct horse battery');
    expect({ hash: await passwordHash(), marks: await store.articles.marks() }).toEqual(before);
    expect(told).toEqual(['articles', 'seeded', 'seeded']);
  });

  it('takes another password', async () => {
    await seed('another horse battery');
    expect(await verifyPassword('another horse battery', await passwordHash())).toBe(true);
  });
});
