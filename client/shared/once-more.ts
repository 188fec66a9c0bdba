/**
 * Runs work one at a time. Asked for while it runs, it runs once more afterwards: what was asked for may be newer than
 * what the work under way reads. A failure ends a run; whoever asks next begins anew.
 */
export function makeOnceMore(work: () => Promise<void>): () => void {
  let isRunning = false;
  let isWanted = false;
  const run = async (): Promise<void> => {
    isRunning = true;
    while (isWanted) {
      isWanted = false;
      await work().catch(() => undefined);
    }
    isRunning = false;
  };
  return () => {
    isWanted = true;
    if (!isRunning) void run();
  };
}
