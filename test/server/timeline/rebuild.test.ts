import { createLog } from '../../../server/log.ts';
import type { Store } from '../../../server/store/store.ts';
import { REBUILD_BATCH, rebuildReadModels } from '../../../server/timeline/rebuild.ts';
import { command, timelineOf } from '../../core/timeline/commands.ts';
import { dropTestStore, openTestStore } from '../../support/store.ts';

jest.setTimeout(60_000);

const COUNT = REBUILD_BATCH * 2 + 5;
const idOf = (number: number) => `c-${String(number).padStart(4, '0')}`;

describe('a rebuild of the read models', () => {
  let store: Store;
  const models = () => store.connection.collection<{ _id: string }>('conversations');
  const rebuild = (onProgress: (done: number) => void = () => undefined) =>
    rebuildReadModels({
      ...store,
      log: createLog('silent', 'test'),
      now: () => new Date(),
      onProgress,
    });

  beforeEach(async () => {
    store = await openTestStore();
    const timeline = timelineOf(command.start(), command.post('m1'), command.press('p1'));
    const copies = Array.from({ length: COUNT }, (_, number) =>
      timeline.map((entry) => ({
        ...entry,
        id: `${number}-${entry.seq}`,
        workspaceId: 'w',
        conversationId: idOf(number),
      })),
    );
    await store.entries.insertBatch(copies.flat());
  });

  afterEach(async () => {
    await dropTestStore(store);
  });

  it('makes what is missing or wrong, removes what has no timeline, and leaves what is newer', async () => {
    await rebuild();
    const right = await models().findOne({ _id: idOf(7) });
    expect(right).toMatchObject({ state: 'waiting', lastSeq: 3 });
    await models().updateOne({ _id: idOf(7) }, { $set: { state: 'closed' } });
    await models().updateOne({ _id: idOf(8) }, { $set: { lastSeq: 99 } });
    await models().deleteOne({ _id: idOf(COUNT - 1) });
    for (const _id of ['a-before', 'c-0007-between', 'z-after'])
      await models().insertOne({ ...right, _id, updatedAt: new Date(0) } as never);

    expect(await rebuild()).toEqual([]);
    expect(await models().findOne({ _id: idOf(7) })).toEqual(right);
    expect(await models().findOne({ _id: idOf(8) })).toMatchObject({ lastSeq: 99 });
    expect(await models().countDocuments()).toBe(COUNT);
  });

  it('serves the old ones meanwhile, and goes on where it was cut short', async () => {
    await rebuild();
    const cut = new Error('killed');
    const cutShort = rebuild((done) => {
      if (done > 0) throw cut;
    });
    await expect(cutShort).rejects.toBe(cut);
    expect(await models().countDocuments()).toBe(COUNT);
    // What was done stays done: a second run does not come by here again.
    await models().updateOne({ _id: idOf(1) }, { $set: { state: 'closed' } });
    await models().updateOne({ _id: idOf(REBUILD_BATCH + 1) }, { $set: { state: 'closed' } });
    const steps: number[] = [];
    await rebuild((done) => void steps.push(done));
    expect(steps).toEqual([REBUILD_BATCH * 2, COUNT]);
    expect(await models().findOne({ _id: idOf(1) })).toMatchObject({ state: 'closed' });
    expect(await models().findOne({ _id: idOf(REBUILD_BATCH + 1) })).toMatchObject({ state: 'waiting' });
    // The next one begins anew.
    await rebuild();
    expect(await models().findOne({ _id: idOf(1) })).toMatchObject({ state: 'waiting' });
  });

  it('goes on where a conversation cannot be read, and names it', async () => {
    await store.connection
      .collection('entries')
      .updateOne({ conversationId: idOf(3), seq: 1 }, { $set: { data: {} } });
    expect(await rebuild()).toEqual([idOf(3)]);
    expect(await models().countDocuments()).toBe(COUNT - 1);
  });
});
