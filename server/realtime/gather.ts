/**
 * Runs something for a key at once where it did not run lately, else when its time is over; never twice at once for the
 * same key. A run that says `false` found nothing to do, and what comes next is run at once.
 * @param time how many ms lie between the beginnings of two runs; or that, given how many ms the one before took
 */
export function createGather(
  run: (key: string) => Promise<unknown>,
  time: number | ((tookMs: number) => number),
) {
  const planned = new Map<string, () => void>();
  const busy = new Map<string, { again: boolean }>();
  const restsUntil = new Map<string, number>();

  function soon(key: string): void {
    const running = busy.get(key);
    if (running) running.again = true;
    if (running || planned.has(key)) return;
    const restMs = (restsUntil.get(key) ?? Number.NEGATIVE_INFINITY) - performance.now();
    planned.set(key, restMs > 0 ? later(key, restMs) : atOnce(key));
  }

  function later(key: string, restMs: number): () => void {
    const timer = setTimeout(start, restMs, key);
    return () => clearTimeout(timer);
  }

  /** After what else came with it in this turn of the event loop. */
  function atOnce(key: string): () => void {
    const turn = setImmediate(start, key);
    return () => clearImmediate(turn);
  }

  function start(key: string): void {
    planned.delete(key);
    const state = { again: false };
    busy.set(key, state);
    const startedAt = performance.now();
    void run(key)
      .then((hasRun) => {
        const everyMs = typeof time === 'number' ? time : time(performance.now() - startedAt);
        if (hasRun === false) restsUntil.delete(key);
        else restsUntil.set(key, startedAt + everyMs);
      })
      .finally(() => {
        busy.delete(key);
        if (state.again) soon(key);
      });
  }

  return {
    soon,
    close(): void {
      for (const cancel of planned.values()) cancel();
    },
  };
}
