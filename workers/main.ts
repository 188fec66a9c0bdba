import { ConfigError, readConfig } from '../server/config.ts';
import { failStart, stopOnSignals } from '../server/lifecycle.ts';
import { createLog } from '../server/log.ts';
import { startWorker } from './worker.ts';

try {
  const config = readConfig(process.env);
  const log = createLog(config.LOG_LEVEL, 'worker');
  const worker = await startWorker(config, log);
  stopOnSignals(worker.close, log);
  process.send?.({ kind: 'ready' });
  log.info('working');
} catch (error) {
  failStart(error instanceof ConfigError ? error.faults : [(error as Error).message]);
}
