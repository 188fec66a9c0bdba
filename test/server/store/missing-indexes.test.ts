import { runInNewContext } from 'node:vm';
import { runAdmin } from '../../../server/admin-commands.ts';
import { createLog } from '../../../server/log.ts';
import { openStore, type Store } from '../../../server/store/store.ts';
import { databaseOfItsOwn, dropTestStore } from '../../support/store.ts';

jest.setTimeout(60_000);

describe('the indexes that a new release needs', () => {
  const uri = databaseOfItsOwn();
  const env = { MONGODB_URI: uri, REDIS_URL: 'redis://nowhere', HANDRAIL_SECRET: 'x'.repeat(32) };
  let store: Store;

  beforeAll(async () => {
    store = await openStore(uri, createLog('silent', 'test'));
  });

  afterAll(async () => {
    await dropTestStore(store);
  });

  it('are none where it has run before; else each is a line for mongosh that makes it', async () => {
    expect(await runAdmin(['missing-indexes'], env)).toBe('// none is missing');
    const entries = store.connection.collection('entries');
    const before = await entries.indexes();
    await entries.dropIndex('one_entry_per_client_id');
    await entries.dropIndex('not_relayed');
    const lines = await runAdmin(['missing-indexes'], env);
    expect(lines.split('\n')).toHaveLength(2);
    // Nothing was made.
    expect(await entries.indexes()).toHaveLength(before.length - 2);
    const made: Promise<unknown>[] = [];
    const createIndex = (fields: object, options: object) => {
      made.push(entries.createIndex(fields as never, options));
    };
    runInNewContext(lines, { db: { entries: { createIndex } } });
    await Promise.all(made);
    const byName = (index: { name?: string }) => String(index.name);
    expect((await entries.indexes()).sort((a, b) => byName(a).localeCompare(byName(b)))).toEqual(
      before.sort((a, b) => byName(a).localeCompare(byName(b))),
    );
  });
});
