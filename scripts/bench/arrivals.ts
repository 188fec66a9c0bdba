const TIMEOUT_MS = 20_000;

type Waiter = { resolve: () => void; reject: (error: Error) => void; timer: NodeJS.Timeout };

/** Things that are awaited by name and come later. What nobody waits for is passed over. */
export function createArrivals() {
  const waiters = new Map<string, Waiter>();
  const end = (name: string, how: (waiter: Waiter) => void) => {
    const waiter = waiters.get(name);
    if (!waiter) return;
    waiters.delete(name);
    clearTimeout(waiter.timer);
    how(waiter);
  };
  return {
    came: (name: string) => end(name, ({ resolve }) => resolve()),
    failed: (name: string, why: string) => end(name, ({ reject }) => reject(new Error(`${name}: ${why}`))),
    /** Waits from now on. @throws Error when it does not come within twenty seconds */
    expect: (name: string) =>
      new Promise<void>((resolve, reject) => {
        const timer = setTimeout(
          () => end(name, () => reject(new Error(`${name}: nothing came in ${TIMEOUT_MS} ms`))),
          TIMEOUT_MS,
        );
        waiters.set(name, { resolve, reject, timer });
      }),
  };
}
