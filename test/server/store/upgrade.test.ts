import { createLog } from '../../../server/log.ts';
import { openStore } from '../../../server/store/store.ts';
import { databaseOfItsOwn, dropTestStore } from '../../support/store.ts';

jest.setTimeout(60_000);

describe('read models of an older version', () => {
  it('are brought up when the store is opened: their state was called status', async () => {
    const uri = databaseOfItsOwn();
    const open = () => openStore(uri, createLog('silent', 'test'));
    const before = await open();
    const old = before.connection.collection<Record<string, unknown>>('conversations');
    await old.createIndex({ workspaceId: 1, status: 1, priority: 1 }, { name: 'queue' });
    await old.insertOne({ _id: 'c1' as never, workspaceId: 'w', status: 'waiting', priority: 3 });
    await before.close();

    const store = await open();
    try {
      expect((await store.conversations.waiting('w')).map(({ _id }) => _id)).toEqual(['c1']);
      const collection = store.connection.collection('conversations');
      expect(await collection.countDocuments({ status: { $exists: true } })).toBe(0);
      const names = (await collection.indexes()).map(({ name }) => name);
      expect(names).toContain('line');
      expect(names).not.toContain('queue');
    } finally {
      await dropTestStore(store);
    }
  });
});
