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
      expect((await store.conversations.waits('w')).map(({ id }) => id)).toEqual(['c1']);
      const collection = store.connection.collection('conversations');
      expect(await collection.countDocuments({ status: { $exists: true } })).toBe(0);
      const names = (await collection.indexes()).map(({ name }) => name);
      expect(names).toContain('line');
      expect(names).not.toContain('queue');
    } finally {
      await dropTestStore(store);
    }
  });

  it('do not make the watchdog look at answered conversations for ever', async () => {
    const uri = databaseOfItsOwn();
    const open = () => openStore(uri, createLog('silent', 'test'));
    const before = await open();
    const old = before.connection.collection<Record<string, unknown>>('conversations');
    await old.createIndex({ workspaceId: 1, status: 1, priority: 1 }, { name: 'queue' });
    const triage = { workspaceId: 'w', status: 'triage', lastContactSeq: 2, updatedAt: new Date(0) };
    await old.insertMany([
      { ...triage, _id: 'answered' as never, judgedSeq: 2 },
      { ...triage, _id: 'waits' as never, judgedSeq: 0 },
    ]);
    await before.close();

    const store = await open();
    try {
      expect(await store.conversations.unanswered(new Date(), 10)).toEqual(['waits']);
    } finally {
      await dropTestStore(store);
    }
  });
});
