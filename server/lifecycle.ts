import type { Log } from './log.ts';

const HARD_LIMIT_MS = 10_000;

/** Stops on SIGTERM and SIGINT in the order that `close` knows, and hard after a limit. */
export function stopOnSignals(close: () => Promise<void>, log: Log): void {
  let isStopping = false;
  const stop = (signal: string) => {
    if (isStopping) return;
    isStopping = true;
    log.info({ signal }, 'stopping');
    setTimeout(() => {
      log.error('did not stop in time');
      process.exit(1);
    }, HARD_LIMIT_MS).unref();
    close().then(
      () => process.exit(0),
      (error: Error) => {
        log.error({ err: error }, 'stopping failed');
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', () => stop('SIGTERM'));
  process.on('SIGINT', () => stop('SIGINT'));
  // A parent that started this process with a channel and was killed takes it along.
  process.on('disconnect', () => stop('disconnect'));
}

/** Prints each fault on a line of its own and ends: a start with a bad setting must not look like a crash. */
export function failStart(faults: string[]): never {
  for (const fault of faults) process.stderr.write(`handrail: ${fault}\n`);
  process.exit(78);
}
