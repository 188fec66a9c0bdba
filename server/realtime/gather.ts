/**
 * Runs something for a key at most once in `everyMs`: at once where it did not run lately, else when that time is over;
 * never twice at once for the same key. A run that says `false` found nothing to do, and what comes next is run at once.
 */
export function createGather(run: (key: string) => Promise<unknown>, everyMs: number) {
  const planned = new Map<string, NodeJS.Timeout>();
  const busy = new Map<string, { again: boolean }>();
  const lastAt = new Map<string, number>();

  function soon(key: string): void {
    const running = busy.get(key);
    if (running) running.again = true;
    if (running || planned.has(key)) return;
    const restMs = (lastAt.get(key) ?? Number.NEGATIVE_INFINITY) + everyMs - performance.now();
    planned.set(key, setTimeout(start, Math.max(0, restMs), key));
  }

  function start(key: string): void {
    planned.delete(key);
    const state = { again: false };
    busy.set(key, state);
    lastAt.set(key, performance.now());
    void run(key)
      .then((hasRun) => {
        if (hasRun === false) lastAt.delete(key);
      })
      .finally(() => {
        busy.delete(key);
        if (state.again) soon(key);
      });
  }

  return {
    soon,
    close(): void {
      for (const timer of planned.values()) clearTimeout(timer);
    },
  };
}
