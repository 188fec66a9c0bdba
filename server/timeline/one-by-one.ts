export type OneByOne = ReturnType<typeof createOneByOne>;

/**
 * Runs tasks of the same key one after another, tasks of different keys side by side. Two appends of one
 * conversation in one unordered batch could otherwise leave a gap when the first loses.
 */
export function createOneByOne() {
  const tails = new Map<string, Promise<unknown>>();
  return function run<T>(key: string, task: () => Promise<T>): Promise<T> {
    const before = tails.get(key);
    const result = before ? before.then(task, task) : task();
    const tail = result.then(ignore, ignore).then(() => {
      if (tails.get(key) === tail) tails.delete(key);
    });
    tails.set(key, tail);
    return result;
  };
}

function ignore(): void {}
