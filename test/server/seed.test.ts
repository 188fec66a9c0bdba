import { randomUUID } from 'node:crypto';
import { verifyPassword } from '../../server/auth/passwords.ts';
import { readConfig } from '../../server/config.ts';
import { createLog } from '../../server/log.ts';
import { seedWorkspace } from '../../server/seed/seed.ts';
import { openStore, type Store } from '../../server/store/store.ts';

jest.setTimeout(60_000);

describe('seeding', () => {
  let store: Store;
  const told: string[] = [];
  const bus = { tell: ({ kind }: { kind: string }) => void told.push(kind) };

  beforeAll(async () => {
    const uri = new URL(process.env.HANDRAIL_TEST_MONGODB_URI ?? '');
    uri.pathname = `/t_${randomUUID().slice(0, 8)}`;
    store = await openStore(uri.href, createLog('silent', 'test'));
  });

  afterAll(async () => {
    await store.connection.dropDatabase();
    await store.close();
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
