import { ConfigError, readConfig } from './config.ts';
import { failStart, stopOnSignals } from './lifecycle.ts';
import { createLog } from './log.ts';
import { defaultPublicDir, startServer } from './server.ts';
import { startTracing } from './telemetry/start-tracing.ts';
import { answerWatcher } from './watch-child.ts';

answerWatcher();
try {
  const config = readConfig(process.env);
  const log = createLog(config.LOG_LEVEL, 'server');
  const stopTracing = await startTracing(config, 'handrail-server');
  const server = await startServer(config, log, defaultPublicDir());
  stopOnSignals(() => server.close().then(stopTracing), log, server.shutOut);
  process.send?.({ kind: 'ready', url: server.url });
} catch (error) {
  if (error instanceof ConfigError) failStart(error.faults);
  failStart([startFault(error)]);
}

function startFault(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === 'EADDRINUSE') return `PORT ${process.env.PORT ?? 3000} is in use; set PORT to another`;
  return message;
}
