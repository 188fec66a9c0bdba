import { isStoreUnavailable } from '../../../server/store/connect.ts';
import { createOneByOne } from '../../../server/timeline/one-by-one.ts';

const never = () => new Promise<never>(() => undefined);

describe('tasks of one conversation', () => {
  it('go one after another', async () => {
    const run = createOneByOne();
    const done: number[] = [];
    let end = (): void => undefined;
    const first = run('a', () =>
      new Promise<void>((resolve) => (end = resolve)).then(() => void done.push(1)),
    );
    const second = run('a', async () => void done.push(2));
    await run('b', async () => void done.push(0));
    end();
    await Promise.all([first, second]);
    expect(done).toEqual([0, 1, 2]);
  });

  it('are not held up for ever by one that never ends, which is refused as a silent store', async () => {
    const run = createOneByOne(20);
    const stuck = run('a', never).catch((error: unknown) => error);
    const next = run('a', async () => 'carried out');
    expect(isStoreUnavailable(await stuck)).toBe(true);
    expect(await next).toBe('carried out');
  });
});
