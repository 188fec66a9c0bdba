import { makeOnceMore } from '../../../client/shared/once-more.ts';

describe('work that runs one at a time', () => {
  it('runs once more where it was asked for while it ran, however often', async () => {
    const ends: (() => void)[] = [];
    let isDone = (): void => undefined;
    const done = new Promise<void>((resolve) => {
      isDone = resolve;
    });
    const ask = makeOnceMore(() => {
      if (ends.length === 1) isDone();
      return new Promise((end) => ends.push(end));
    });
    for (let times = 0; times < 3; times += 1) ask();
    expect(ends).toHaveLength(1);
    ends[0]?.();
    await done;
    expect(ends).toHaveLength(2);
  });

  it('can be asked for again after a failure', async () => {
    let runs = 0;
    const ask = makeOnceMore(async () => {
      runs += 1;
      throw new Error('the link is down');
    });
    ask();
    await new Promise(setImmediate);
    ask();
    expect(runs).toBe(2);
  });
});
