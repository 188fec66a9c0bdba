import { createLog } from '../../../server/log.ts';
import { openStore, type Store } from '../../../server/store/store.ts';
import { STORE_FORM } from '../../../server/store/store-form.ts';
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
      expect(await store.conversations.markUnanswered(10)).toBe(2);
      expect(await store.conversations.markUnanswered(10)).toBe(0);
      expect(await store.conversations.unanswered(new Date(), 10)).toEqual(['waits']);
    } finally {
      await dropTestStore(store);
    }
  });
});

describe('a store that a newer build has used', () => {
  const form = (store: Store) => store.connection.collection<Record<string, unknown>>('store_form');
  const open = (uri: string) => openStore(uri, createLog('silent', 'test'));

  it('is opened where that build says that this one does no harm, and keeps what it says', async () => {
    const uri = databaseOfItsOwn();
    const before = await open(uri);
    await form(before).updateOne({}, { $set: { version: STORE_FORM.version + 5 } });
    await before.close();
    const store = await open(uri);
    expect(await form(store).findOne()).toMatchObject({ version: STORE_FORM.version + 5 });
    await dropTestStore(store);
  });

  it('is refused in words where this build would do harm', async () => {
    const uri = databaseOfItsOwn();
    const store = await open(uri);
    const tooNew = STORE_FORM.version + 1;
    await form(store).updateOne({}, { $set: { version: tooNew, oldestBeside: tooNew } });
    await expect(open(uri)).rejects.toThrow(
      /a newer Handrail has used this store.*Start the newer one again/,
    );
    await dropTestStore(store);
  });
});
