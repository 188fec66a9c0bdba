import { useSyncExternalStore } from 'react';

/** One timer for the whole page, running only while something on it shows a time. */
function createClock() {
  const listeners = new Set<() => void>();
  let now = Date.now();
  let timer: ReturnType<typeof setInterval> | undefined;
  const tick = () => {
    now = Date.now();
    for (const listener of [...listeners]) listener();
  };
  const subscribe = (listener: () => void) => {
    if (listeners.size === 0) {
      now = Date.now();
      timer = setInterval(tick, 1_000);
    }
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
      if (listeners.size === 0) clearInterval(timer);
    };
  };
  return { subscribe, read: () => now };
}

const clock = createClock();

/** The time in ms, once a second; every part of the page ticks at once. */
export function useNow(): number {
  return useSyncExternalStore(clock.subscribe, clock.read);
}
