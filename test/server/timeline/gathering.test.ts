import { createGathering } from '../../../server/timeline/gathering.ts';

const nextTurn = () => new Promise<void>((resolve) => setImmediate(resolve));

describe('gathering', () => {
  beforeEach(() => {
    jest.useFakeTimers({ doNotFake: ['setImmediate', 'nextTick', 'queueMicrotask', 'performance'] });
  });

  afterEach(() => {
    jest.useRealTimers();
  });

  function setUp(mostItems: number) {
    const pieces: number[][] = [];
    const gathering = createGathering<number, void>(async (items) => void pieces.push(items), { mostItems });
    return { pieces, gathering };
  }

  it('waits a moment for more', async () => {
    const { pieces, gathering } = setUp(10);
    const done = [gathering.add([1]), gathering.add([2, 3])];
    await nextTurn();
    expect(pieces).toEqual([]);
    jest.advanceTimersByTime(40);
    await Promise.all(done);
    expect(pieces).toEqual([[1, 2, 3]]);
  });

  it('does not wait any longer once half of what may wait has come', async () => {
    const { pieces, gathering } = setUp(10);
    await gathering.add([1, 2, 3, 4, 5]);
    expect(pieces).toEqual([[1, 2, 3, 4, 5]]);
  });

  it('refuses what is more than may wait', async () => {
    const { gathering } = setUp(4);
    await expect(gathering.add([1, 2, 3, 4, 5])).rejects.toThrow('more than 4 wait');
  });
});
