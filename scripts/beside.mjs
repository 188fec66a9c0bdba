// npm run admin, npm run rebuild: a command of the built product, on the stores that the environment or `.env` names,
// else on those of the `npm start` that runs on the data folder.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { ROOT } from './lib/paths.mjs';
import { exitWithError, PlainError } from './lib/progress.mjs';
import { addressesOf } from './services/index.mjs';
import { probePort, readPorts } from './services/ports.mjs';

const [file, ...args] = process.argv.slice(2);

try {
  process.exitCode = await run();
} catch (error) {
  exitWithError(error);
}

async function run() {
  const envFile = join(ROOT, '.env');
  if (existsSync(envFile)) process.loadEnvFile(envFile);
  if (!existsSync(join(ROOT, file))) throw new PlainError(`${file} is not built. Run: npm run build`);
  const env = { ...process.env, ...(namesStore() ? {} : await trialSettings()) };
  return spawnSync(process.execPath, [file, ...args], { cwd: ROOT, env, stdio: 'inherit' }).status ?? 1;
}

function namesStore() {
  return Boolean(process.env.MONGODB_URI || process.env.MONGODB_URI_FILE);
}

async function trialSettings() {
  const dataDir = resolve(process.env.HANDRAIL_DATA_DIR || join(ROOT, '.handrail'));
  const ports = readPorts(dataDir);
  const isRunning = ports.mongo !== undefined && (await probePort(ports.mongo)) === undefined;
  if (!isRunning)
    throw new PlainError(`Nothing runs on ${dataDir}. Run npm start first, or set MONGODB_URI.`);
  const { mongoUri, redisUrl } = addressesOf(ports);
  const secret = readFileSync(join(dataDir, 'secret'), 'utf8').trim();
  return {
    MONGODB_URI: mongoUri,
    REDIS_URL: redisUrl,
    HANDRAIL_SECRET: process.env.HANDRAIL_SECRET || secret,
  };
}
