// Loaded into a server before its own code: on SIGUSR2 it collects garbage and writes down what memory it holds.
import { renameSync, writeFileSync } from 'node:fs';

process.on('SIGUSR2', () => {
  // Twice: what the first finds dead may have held what the second can free.
  globalThis.gc?.();
  globalThis.gc?.();
  const file = `${process.env.BENCH_MEMORY_FILE}.${process.pid}`;
  writeFileSync(`${file}.new`, JSON.stringify(process.memoryUsage()));
  renameSync(`${file}.new`, file);
});
