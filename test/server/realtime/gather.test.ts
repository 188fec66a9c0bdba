import { createGather } from '../../../server/realtime/gather.ts';

describe('what is gathered', () => {
  beforeEach(() => void jest.useFakeTimers());
  afterEach(() => void jest.useRealTimers());

  it('runs at once, and then no more than once in its time, each key by itself', async () => {
    const runs: string[] = [];
    const gather = createGather(async (key) => void runs.push(key), 1_000);
    gather.soon('a');
    gather.soon('a');
    await jest.advanceTimersByTimeAsync(1);
    expect(runs).toEqual(['a']);
    gather.soon('a');
    gather.soon('b');
    gather.soon('a');
    await jest.advanceTimersByTimeAsync(900);
    expect(runs).toEqual(['a', 'b']);
    await jest.advanceTimersByTimeAsync(200);
    expect(runs).toEqual(['a', 'b', 'a']);
    await jest.advanceTimersByTimeAsync(5_000);
    expect(runs).toHaveLength(3);
    gather.close();
  });

  it('rests the longer, the longer a run took: what comes one by one runs at once, a rush together', async () => {
    const runs: number[] = [];
    const gather = createGather(
      async () => {
        runs.push(performance.now());
        await new Promise((resolve) => setTimeout(resolve, 5));
      },
      (tookMs) => tookMs * 10,
    );
    gather.soon('a');
    await jest.advanceTimersByTimeAsync(60);
    gather.soon('a');
    await jest.advanceTimersByTimeAsync(5);
    for (let change = 0; change < 20; change += 1) {
      gather.soon('a');
      await jest.advanceTimersByTimeAsync(1);
    }
    expect(runs).toHaveLength(2);
    await jest.advanceTimersByTimeAsync(25);
    expect(runs).toHaveLength(3);
    gather.close();
  });

  it('does not rest after a run that found nothing to do', async () => {
    const found = [false, true, true];
    const runs: (boolean | undefined)[] = [];
    const gather = createGather(async () => {
      runs.push(found[runs.length]);
      return runs.at(-1);
    }, 1_000);
    for (let count = 0; count < 3; count += 1) {
      gather.soon('a');
      await jest.advanceTimersByTimeAsync(1);
    }
    expect(runs).toEqual([false, true]);
    await jest.advanceTimersByTimeAsync(1_000);
    expect(runs).toEqual([false, true, true]);
    gather.close();
  });

  it('does not run beside itself; what comes meanwhile runs after it', async () => {
    let running = 0;
    const finish: (() => void)[] = [];
    const gather = createGather(async () => {
      running += 1;
      expect(running).toBe(1);
      await new Promise<void>((resolve) => finish.push(resolve));
      running -= 1;
    }, 10);
    gather.soon('a');
    await jest.advanceTimersByTimeAsync(1);
    gather.soon('a');
    await jest.advanceTimersByTimeAsync(100);
    expect(finish).toHaveLength(1);
    finish[0]?.();
    await jest.advanceTimersByTimeAsync(100);
    expect(finish).toHaveLength(2);
    finish[1]?.();
    gather.close();
  });
});
