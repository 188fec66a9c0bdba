type Waiting<T, R> = { item: T; resolve: (result: R) => void; reject: (error: unknown) => void };

/** While so many rounds are under way the next one gathers: few large operations cost both sides less than many small. */
const MOST_UNDER_WAY = 2;
/** A store that takes longer than this is not waited for. */
const LONGEST_WAIT_MS = 10;

/**
 * What is asked of the store in the same turn of the event loop, or while it is busy with others, is asked in one
 * operation, and each gets its own result. An idle process waits for nobody: one that comes alone is a round of one.
 * @param work gives a result for each item, in their order; where it fails, so do all of its round
 * @param most how many items a round may have
 */
export function inRounds<T, R>(work: (items: T[]) => Promise<R[]>, most = Number.POSITIVE_INFINITY) {
  let waiting: Waiting<T, R>[] = [];
  let underWay = 0;
  let timer: NodeJS.Timeout | undefined;

  function beginOrWait(): void {
    if (underWay < MOST_UNDER_WAY) begin();
    else timer = setTimeout(begin, LONGEST_WAIT_MS);
  }

  function begin(): void {
    clearTimeout(timer);
    timer = undefined;
    const all = waiting;
    waiting = [];
    for (let from = 0; from < all.length; from += most) void run(all.slice(from, from + most));
  }

  async function run(round: Waiting<T, R>[]): Promise<void> {
    underWay += 1;
    try {
      const results = await work(round.map(({ item }) => item));
      for (const [index, { resolve }] of round.entries()) resolve(results[index] as R);
    } catch (error) {
      for (const { reject } of round) reject(error);
    }
    underWay -= 1;
    if (timer) begin();
  }

  return (item: T): Promise<R> =>
    new Promise((resolve, reject) => {
      if (waiting.length === 0) setImmediate(beginOrWait);
      waiting.push({ item, resolve, reject });
    });
}
