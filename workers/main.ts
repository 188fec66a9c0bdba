import { ConfigError, readConfig } from '../server/config.ts';
import { failStart, stopOnSignals } from '../server/lifecycle.ts';
import { createLog } from '../server/log.ts';
import { startTracing } from '../server/telemetry/start-tracing.ts';
import { answerWatcher } from '../server/watch-child.ts';
import { startWorker } from './worker.ts';

answerWatcher();
try {
  const config = readConfig(process.env);
  const log = createLog(config.LOG_LEVEL, 'worker');
  const stopTracing = await startTracing(config, 'handrail-worker');
  const worker = await startWorker(config, log);
  stopOnSignals(() => worker.close().then(stopTracing), log, worker.shutOut);
  if (await worker.ready) {
    process.send?.({ kind: 'ready' });
    log.info('ready: the assistant can answer');
  }
} catch (error) {
  failStart(error instanceof ConfigError ? error.faults : [(error as Error).message]);
}
