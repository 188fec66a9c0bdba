/** What happened so far, and a way to wait for what has not happened yet. No polling, no sleeping. */
export type Happenings<T> = {
  readonly all: readonly T[];
  add: (item: T) => void;
  /**
   * The first item, past or future, that fits.
   * @throws Error naming `what` when none came within `timeoutMs`
   */
  first: <S extends T>(
    fits: ((item: T) => item is S) | ((item: T) => boolean),
    options: WaitOptions,
  ) => Promise<S>;
};

export type WaitOptions = { what: string; timeoutMs?: number; from?: number };

const DEFAULT_TIMEOUT_MS = 10_000;

type Waiter<T> = { fits: (item: T) => boolean; give: (item: T) => void };

export function createHappenings<T>(): Happenings<T> {
  const all: T[] = [];
  const waiters = new Set<Waiter<T>>();
  return {
    all,
    add(item) {
      all.push(item);
      for (const waiter of waiters) if (waiter.fits(item)) waiter.give(item);
    },
    first<S extends T>(
      fits: (item: T) => boolean,
      { what, timeoutMs = DEFAULT_TIMEOUT_MS, from = 0 }: WaitOptions,
    ) {
      const known = all.slice(from).find(fits);
      if (known !== undefined) return Promise.resolve(known as S);
      return new Promise<S>((resolve, reject) => {
        const timer = setTimeout(() => {
          waiters.delete(waiter);
          reject(new Error(`${what}: nothing came within ${timeoutMs} ms`));
        }, timeoutMs);
        // A wait in vain must not keep the process alive.
        timer.unref();
        const waiter: Waiter<T> = {
          fits,
          give(item) {
            clearTimeout(timer);
            waiters.delete(waiter);
            resolve(item as S);
          },
        };
        waiters.add(waiter);
      });
    },
  };
}
