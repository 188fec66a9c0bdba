/** A store that answers within this time is not slow, also on a busy machine. */
const SLOW_MS = 400;
/** How many commands may be under way while the store is slow: few enough to leave presses a connection each. */
const LANES = 16;
/** Who would wait longer is told when to come again. */
const LONGEST_WAIT_MS = 5_000;
/** How many commands may be under way however quick the store is: each holds its input in memory. */
const MOST = 10_000;
/** Whatever has not ended by then never will: the driver gives up sooner. It must not hold a lane for ever. */
const LOST_AFTER_MS = 30_000;
/** How much the last command says of how long they take. */
const WEIGHT = 0.1;

/** Under way, with how to leave; or too many wait, and after how many milliseconds it will be better. */
export type Entered = { leave: () => void } | { leave: null; retryAfterMs: number };

/**
 * Keeps a slow store free for presses. While commands take long, sixteen others are under way at once; further ones wait
 * in turn as long as that is a matter of five seconds, by how many wait and how long they take. A press never waits.
 * @param now milliseconds that only go forward
 */
export function createCrowd(now: () => number) {
  const enteredAt = new Map<number, number>();
  const waiting: (() => void)[] = [];
  let usualMs = 0;
  let last = 0;

  /** How long a command takes: as it was of late, or as long as the oldest are under way already, one that hangs aside. */
  function takesMs(): number {
    if (enteredAt.size < LANES) return usualMs;
    const times = enteredAt.values();
    let since = now();
    for (let index = 0; index < LANES; index += 1) since = times.next().value ?? since;
    return Math.max(usualMs, now() - since);
  }

  function forgetLost(): void {
    for (const [ticket, since] of enteredAt) {
      if (now() - since < LOST_AFTER_MS) return;
      enteredAt.delete(ticket);
    }
  }

  function begin(): () => void {
    last += 1;
    const ticket = last;
    enteredAt.set(ticket, now());
    return () => end(ticket);
  }

  function end(ticket: number): void {
    const since = enteredAt.get(ticket);
    if (since === undefined) return;
    enteredAt.delete(ticket);
    usualMs += (now() - since - usualMs) * WEIGHT;
    letIn();
  }

  function letIn(): void {
    while (waiting.length > 0 && enteredAt.size < LANES) waiting.shift()?.();
  }

  return {
    /** Lets a command in, at once or when its turn comes. */
    enter(command: string): Entered | Promise<Entered> {
      if (command === 'human:request') return { leave: () => undefined };
      forgetLost();
      letIn();
      const ahead = enteredAt.size - LANES + waiting.length + 1;
      const each = takesMs();
      const isFree = ahead <= 0 || (each < SLOW_MS && waiting.length === 0);
      if (isFree && enteredAt.size < MOST) return { leave: begin() };
      const waitMs = each * Math.ceil(ahead / LANES);
      if (waitMs > LONGEST_WAIT_MS || enteredAt.size >= MOST) return { leave: null, retryAfterMs: waitMs };
      return new Promise((resolve) => {
        waiting.push(() => resolve({ leave: begin() }));
      });
    },
  };
}
