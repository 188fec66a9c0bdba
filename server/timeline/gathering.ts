/** How long a piece is gathered: long enough for many, short enough for nobody to notice. */
const GATHER_MS = 40;
/** Of the time at most one part in this many is spent on the work, so that what takes long is done less often. */
const REST_FACTOR = 4;
const LONGEST_REST_MS = 250;
/** More is not held back while the work does not get on. */
const MOST_ITEMS = 5_000;

type Piece<T, R> = { items: T[]; begin: () => void; done: Promise<R> };

/**
 * Gathers what comes within a moment for one piece of work. Pieces are done one at a time; while one is under way,
 * all that comes goes to the next. An idle process gathers for 40 ms, a busy one for longer and so in larger pieces.
 */
export function createGathering<T, R>(work: (items: T[]) => Promise<R>, mostItems = MOST_ITEMS) {
  let open: Piece<T, R> | null = null;
  let running: Promise<unknown> = Promise.resolve();
  let restMs = 0;

  function begin(): Piece<T, R> {
    const items: T[] = [];
    let start = (): void => undefined;
    const started = new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, Math.max(GATHER_MS, restMs));
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
      restMs = Math.min(LONGEST_REST_MS, (performance.now() - startedAt) * REST_FACTOR);
    }
  }

  return {
    /** Resolves with what the work on its piece gave. Rejects where the work failed, or so much waits already. */
    add(items: readonly T[]): Promise<R> {
      open ??= begin();
      if (open.items.length + items.length > mostItems)
        return Promise.reject(new Error(`more than ${mostItems} wait to be written`));
      open.items.push(...items);
      return open.done;
    },
    /** Begins without gathering any longer. */
    hurry: (): void => open?.begin(),
  };
}

function ignore(): void {}
