import { StoreSilentError } from '../store/connect.ts';

export type OneByOne = ReturnType<typeof createOneByOne>;

/** Longer than the driver's own limits let an operation take. */
const LONGEST_TASK_MS = 15_000;

/**
 * Runs tasks of the same key one after another, tasks of different keys side by side. Two appends of one
 * conversation in one unordered batch could otherwise leave a gap when the first loses. A task that never ends, as when
 * the answer of a killed store is lost, is given up with StoreSilentError and holds up nobody behind it; should it be
 * carried out after all, the unique index decides.
 */
export function createOneByOne(longestMs = LONGEST_TASK_MS) {
  const tails = new Map<string, Promise<unknown>>();
  return function run<T>(key: string, task: () => Promise<T>): Promise<T> {
    const limited = () => withLimit(task(), longestMs);
    const before = tails.get(key);
    const result = before ? before.then(limited, limited) : limited();
    const forget = (): void => {
      if (tails.get(key) === tail) tails.delete(key);
    };
    const tail = result.then(forget, forget);
    tails.set(key, tail);
    return result;
  };
}

function withLimit<T>(work: Promise<T>, longestMs: number): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new StoreSilentError()), longestMs);
    work.then(
      (value) => {
        clearTimeout(timer);
        resolve(value);
      },
      (error: Error) => {
        clearTimeout(timer);
        reject(error);
      },
    );
  });
}
