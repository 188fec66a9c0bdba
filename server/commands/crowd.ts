/** A store that answers within this time is not slow, also on a busy machine. */
const SLOW_MS = 400;
/** How many commands may be under way while the store is slow: few enough to leave presses a connection each. */
const MAX_WHILE_SLOW = 16;

/**
 * Keeps a slow store free for presses. While commands take long, only so many others are let in; a press always is.
 * @param now milliseconds that only go forward
 */
export function createCrowd(now: () => number) {
  const enteredAt = new Map<number, number>();
  let last = 0;

  const isSlow = (): boolean => {
    const oldest = enteredAt.values().next();
    return !oldest.done && now() - oldest.value > SLOW_MS;
  };

  return {
    /** Lets a command in and returns how it leaves, or null where the store is too slow for one more. */
    enter(command: string): (() => void) | null {
      if (command === 'human:request') return () => undefined;
      if (enteredAt.size >= MAX_WHILE_SLOW && isSlow()) return null;
      last += 1;
      const ticket = last;
      enteredAt.set(ticket, now());
      return () => enteredAt.delete(ticket);
    },
  };
}
