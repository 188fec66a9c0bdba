export type Pace = {
  /** How long a piece is gathered: long enough for many, short enough for nobody to notice. */
  gatherMs: number;
  /** After work that took so long comes a rest this many times as long, so that what takes long is done less often. */
  restFactor: number;
  longestRestMs: number;
  /** More is not held back while the work does not get on; from half of it on no rest is taken. */
  mostItems: number;
};
const PACE: Pace = { gatherMs: 40, restFactor: 4, longestRestMs: 250, mostItems: 5_000 };

type Piece<T, R> = { items: T[]; begin: () => void; done: Promise<R> };

/**
 * Gathers what comes within a moment for one piece of work. Pieces are done one at a time; while one is under way,
 * all that comes goes to the next. An idle process gathers for a moment, a busy one for longer and so in larger pieces.
 */
export function createGathering<T, R>(work: (items: T[]) => Promise<R>, pace: Partial<Pace> = {}) {
  const { gatherMs, restFactor, longestRestMs, mostItems } = { ...PACE, ...pace };
  let open: Piece<T, R> | null = null;
  let running: Promise<unknown> = Promise.resolve();
  let restUntil = 0;

  function begin(): Piece<T, R> {
    const items: T[] = [];
    let start = (): void => undefined;
    const started = new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, Math.max(gatherMs, restUntil - performance.now()));
      start = () => {
        clearTimeout(timer);
        resolve();
      };
    });
    const before = running;
    const done = started.then(() => before).then(() => doNow(items));
    running = done.then(ignore, ignore);
    return { items, begin: start, done };
  }

  async function doNow(items: T[]): Promise<R> {
    open = null;
    const startedAt = performance.now();
    try {
      return await work(items);
    } finally {
      const now = performance.now();
      restUntil = now + Math.min(longestRestMs, (now - startedAt) * restFactor);
    }
  }

  return {
    /** Resolves with what the work on its piece gave. Rejects where the work failed, or so much waits already. */
    add(items: readonly T[]): Promise<R> {
      open ??= begin();
      if (open.items.length + items.length > mostItems)
        return Promise.reject(new Error(`more than ${mostItems} wait to be written`));
      open.items.push(...items);
      if (open.items.length * 2 >= mostItems) open.begin();
      return open.done;
    },
    /** Begins without gathering any longer. */
    hurry: (): void => open?.begin(),
  };
}

function ignore(): void {}
