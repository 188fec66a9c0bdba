/** A subscription outlives the last who needed it by so long: people reload pages and go from one to another. */
const LINGER_MS = 5_000;
const SWEEP_EVERY_MS = 1_000;

type Deps = { add: (channel: string) => void; remove: (channels: string[]) => void };

/** Counts who needs a channel in this process, and lets go of it a while after nobody does. */
export function createInterest({ add, remove }: Deps, lingerMs = LINGER_MS) {
  const needed = new Map<string, number>();
  /** Since when nobody needs a channel, by `performance.now()`. */
  const idle = new Map<string, number>();
  let timer: NodeJS.Timeout | undefined;

  function sweep(): void {
    const before = performance.now() - lingerMs;
    const gone = [...idle].filter(([, since]) => since <= before).map(([channel]) => channel);
    for (const channel of gone) idle.delete(channel);
    if (gone.length > 0) remove(gone);
    timer = undefined;
    planSweep();
  }

  function planSweep(): void {
    if (timer || idle.size === 0) return;
    timer = setTimeout(sweep, Math.min(SWEEP_EVERY_MS, lingerMs));
    timer.unref();
  }

  return {
    need(channel: string): void {
      const count = needed.get(channel) ?? 0;
      needed.set(channel, count + 1);
      if (count === 0 && !idle.delete(channel)) add(channel);
    },
    /** One who needed it does no longer. */
    release(channel: string): void {
      const count = needed.get(channel) ?? 0;
      if (count > 1) needed.set(channel, count - 1);
      else if (needed.delete(channel)) {
        idle.set(channel, performance.now());
        planSweep();
      }
    },
    close: () => clearTimeout(timer),
  };
}
