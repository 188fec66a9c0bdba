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
/** How many end is counted for this long, and for as long again before. */
const COUNTED_MS = 1_000;

/** Under way, with how to leave; or too many wait, and after how many milliseconds it will be better. */
export type Entered = { leave: () => void } | { leave: null; retryAfterMs: number };

/** How many end in a millisecond: of late, since the counting began. */
function createPace(now: () => number) {
  let since = now();
  let ended = 0;
  let before: number | null = null;

  function goOn(): void {
    const passed = Math.floor((now() - since) / COUNTED_MS);
    if (passed === 0) return;
    before = passed === 1 ? ended : 0;
    since += passed * COUNTED_MS;
    ended = 0;
  }

  return {
    begin(): void {
      since = now();
      ended = 0;
      before = null;
    },
    note(): void {
      goOn();
      ended += 1;
    },
    perMs(): number {
      goOn();
      const counted = now() - since + (before === null ? 0 : COUNTED_MS);
      return counted > 0 ? (ended + (before ?? 0)) / counted : 0;
    },
  };
}

/**
 * Keeps a slow store free for presses. While commands take long, sixteen others are under way at once; further ones wait
 * in turn as long as that is a matter of five seconds, by how many wait and how long they take or how many end: where
 * very many came at once each takes long, and all are soon done. A press never waits.
 * @param now milliseconds that only go forward
 */
export function createCrowd(now: () => number) {
  const enteredAt = new Map<number, number>();
  const waiting: (() => void)[] = [];
  const pace = createPace(now);
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
    if (enteredAt.size === LANES) pace.begin();
    enteredAt.set(ticket, now());
    return () => end(ticket);
  }

  function end(ticket: number): void {
    const since = enteredAt.get(ticket);
    if (since === undefined) return;
    enteredAt.delete(ticket);
    pace.note();
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
      const isFull = enteredAt.size + waiting.length >= MOST;
      if (isFree && !isFull) return { leave: begin() };
      const waitMs = Math.min(
        each * Math.ceil(ahead / LANES),
        (enteredAt.size + waiting.length) / pace.perMs(),
      );
      if (waitMs > LONGEST_WAIT_MS || isFull) return { leave: null, retryAfterMs: waitMs };
      return new Promise((resolve) => {
        waiting.push(() => resolve({ leave: begin() }));
      });
    },
  };
}
