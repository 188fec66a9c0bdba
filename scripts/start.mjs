// npm start: everything from a bare clone to a running Handrail. `--services-only` stops at the stores.
import { existsSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { buildStale } from './lib/build-steps.mjs';
import { checkNodeVersion, ensureInstalled } from './lib/install.mjs';
import { ROOT } from './lib/paths.mjs';
import { startProduct } from './lib/product.mjs';
import { exitWithError, say, step } from './lib/progress.mjs';
import { startStores } from './lib/stores.mjs';

const STOP_GRACE_MS = 15_000;

/** What runs, the latest first: the order of stopping. */
const parts = [];

try {
  await main(process.argv.includes('--services-only'));
} catch (error) {
  await stopParts();
  exitWithError(error);
}

async function main(onlyStores) {
  checkNodeVersion();
  const envFile = join(ROOT, '.env');
  if (existsSync(envFile)) process.loadEnvFile(envFile);
  const dataDir = resolve(process.env.HANDRAIL_DATA_DIR || join(ROOT, '.handrail'));
  await ensureInstalled();
  if (!onlyStores) await buildStale();
  stopOnSignal();
  const stores = await step('starting the stores', (note) => startStores(dataDir, note));
  parts.unshift(stores);
  if (onlyStores) {
    say(`MONGODB_URI=${stores.mongoUri}\nREDIS_URL=${stores.redisUrl}\nCtrl-C stops them.`);
    return;
  }
  const product = await startProduct({ dataDir, stores, register: (part) => parts.unshift(part) });
  if (process.env.HANDRAIL_READY_FILE)
    writeFileSync(process.env.HANDRAIL_READY_FILE, JSON.stringify(product));
}

async function stopParts() {
  for (const part of parts) await part.stop(STOP_GRACE_MS);
}

/** A second signal insists: the guards then end what is left. */
function stopOnSignal() {
  let isStopping = false;
  const stop = async () => {
    if (isStopping) process.exit(1);
    isStopping = true;
    say('Stopping.');
    await stopParts();
    process.exit(0);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, stop);
}
