import type { Entry } from '../../../core/timeline/entry.ts';
import type { InsertFate } from '../../../server/store/insert-fates.ts';
import { createGroupCommit } from '../../../server/timeline/group-commit.ts';

const nextTurn = () => new Promise<void>((resolve) => setImmediate(resolve));

/** A store whose writes end when they are told to, in the order in which they began. */
function setUp() {
  const batches: string[][] = [];
  const ends: (() => void)[] = [];
  const fates: InsertFate[] = [];
  const commit = createGroupCommit((entries: Entry[]) => {
    batches.push(entries.map(({ id }) => id));
    return new Promise<InsertFate[]>((resolve) => {
      ends.push(() => resolve(entries.map(() => 'inserted')));
    });
  });
  return {
    batches,
    endOne: () => ends.shift()?.(),
    fates,
    async append(...ids: string[]): Promise<void> {
      for (const id of ids) void commit({ id } as Entry).then((fate) => fates.push(fate));
      await nextTurn();
    },
  };
}

describe('group commit', () => {
  beforeEach(() => {
    jest.useFakeTimers({ doNotFake: ['setImmediate', 'nextTick', 'queueMicrotask'] });
  });

  afterEach(() => {
    jest.useRealTimers();
  });

  it('what comes while the store is busy with two batches goes into one more', async () => {
    const { batches, fates, append, endOne } = setUp();
    await append('a');
    await append('b', 'c');
    await append('d');
    await append('e');
    expect(batches).toEqual([['a'], ['b', 'c']]);
    endOne();
    await nextTurn();
    expect(batches).toEqual([['a'], ['b', 'c'], ['d', 'e']]);
    endOne();
    endOne();
    await nextTurn();
    expect(fates).toEqual(Array(5).fill('inserted'));
  });

  it('a slow store is not waited for', async () => {
    const { batches, append } = setUp();
    await append('a');
    await append('b');
    await append('c');
    expect(batches).toHaveLength(2);
    jest.advanceTimersByTime(10);
    await nextTurn();
    expect(batches).toEqual([['a'], ['b'], ['c']]);
  });
});
