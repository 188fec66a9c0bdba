// The first process of a container: `node dist/server/supervise.js FILE` runs FILE and ends when it ends. A process that
// hangs never ends by itself, so this one kills it; whatever started the container then starts it again.
import { fork } from 'node:child_process';
import { ConfigError, readConfig } from './config.ts';
import { failStart } from './lifecycle.ts';
import { NODE_ARGS } from './node-args.ts';
import { watchChild } from './watch-child.ts';

const [file] = process.argv.slice(2);
if (file === undefined) failStart(['usage: node dist/server/supervise.js FILE']);

const child = fork(file, { execArgv: [...process.execArgv, ...NODE_ARGS], stdio: 'inherit' });
watchChild(child, hungAfterSeconds(), () => {
  process.stderr.write(`handrail: ${file} hangs; it is ended\n`);
  child.kill('SIGKILL');
});
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => child.kill(signal));
child.once('exit', (code) => process.exit(code ?? 1));

function hungAfterSeconds(): number {
  try {
    return readConfig(process.env).HANDRAIL_HUNG_AFTER_SECONDS;
  } catch (error) {
    if (error instanceof ConfigError) failStart(error.faults);
    throw error;
  }
}
