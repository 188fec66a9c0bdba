import type { Log } from './log.ts';

const HARD_LIMIT_MS = 10_000;

/** What a process ends with that must not run as it is set up. */
const REFUSED_EXIT_CODE = 78;

/**
 * Stops on SIGTERM and SIGINT in the order that `close` knows, and hard after a limit. Also once `shutOut` says that
 * this process may not go on, and then in its words.
 */
export function stopOnSignals(close: () => Promise<void>, log: Log, shutOut: Promise<Error>): void {
  let isStopping = false;
  const stop = (signal: string, exitCode = 0) => {
    if (isStopping) return;
    isStopping = true;
    log.info({ signal }, 'stopping');
    setTimeout(() => {
      log.error('did not stop in time');
      process.exit(1);
    }, HARD_LIMIT_MS).unref();
    close().then(
      () => process.exit(exitCode),
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
  void shutOut.then(({ message }) => {
    process.stderr.write(`handrail: ${message}\n`);
    stop('shut out', REFUSED_EXIT_CODE);
  });
}

/** Prints each fault on a line of its own and ends: a start with a bad setting must not look like a crash. */
export function failStart(faults: string[]): never {
  for (const fault of faults) process.stderr.write(`handrail: ${fault}\n`);
  process.exit(REFUSED_EXIT_CODE);
}
