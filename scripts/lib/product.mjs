// The server and the worker as supervised processes, and what a person needs to know to try them.
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, renameSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { spawnGuarded } from '../services/guarded-child.mjs';
import { recordPid } from '../services/pid-files.mjs';
import { probePort } from '../services/ports.mjs';
import { ROOT } from './paths.mjs';
import { PlainError, say, step } from './progress.mjs';
import { keepSecret, makeKey, makePassword } from './secrets.mjs';
import { supervise } from './supervise.mjs';

const DEFAULT_PORT = 3000;
const READY_LIMIT_MS = 180_000;
const ASK_EVERY_MS = 50;
/** The server's word for a start that can't succeed with these settings. */
const REFUSED_EXIT_CODE = 78;
/** Where `HANDRAIL_HUNG_AFTER_SECONDS` says nothing, as in server/config.ts. */
const HUNG_AFTER_SECONDS = 30;
const ROTATE_BYTES = 10_000_000;

/**
 * Starts server and worker and waits until the assistant can answer.
 * @param {object} options
 * @param {string} options.dataDir
 * @param {import('./stores.mjs').Stores} options.stores
 * @param {(part: {stop: (graceMs: number) => Promise<void>}) => void} options.register told each part, to be stopped later
 * @returns {Promise<{url: string, pids: Record<string, number | undefined>, mongoUri: string, redisUrl: string}>}
 */
export async function startProduct({ dataDir, stores, register }) {
  const port = await takePort();
  const trial = stores.isTrial || process.env.HANDRAIL_DEMO === '1' ? makeTrial(dataDir) : undefined;
  const env = makeEnv({ dataDir, stores, port, trial });
  const refused = makeSignal();
  const watch = await makeWatch(env);
  const server = startPart(
    'server',
    { env, dataDir, watch },
    (code) => code === REFUSED_EXIT_CODE && refused.give(),
  );
  const worker = startPart('worker', { env, dataDir, watch });
  register({
    stop: async (graceMs) => void (await Promise.all([server.stop(graceMs), worker.stop(graceMs)])),
  });
  const url = `http://localhost:${port}`;
  await step('starting server and worker', (note) =>
    untilReady({ port, refused: refused.given, serverLog: logFile(dataDir, 'server'), note }),
  );
  greet(url, trial, dataDir);
  const pids = { self: process.pid, server: server.pid(), worker: worker.pid(), ...stores.pids() };
  return { url, pids, mongoUri: stores.mongoUri, redisUrl: stores.redisUrl };
}

/** The wanted port if it is free; for `PORT=0` any. Tries both addresses: some systems let two listen side by side. */
async function takePort() {
  const wanted = Number(process.env.PORT || DEFAULT_PORT);
  const port = (await probePort(wanted)) && (await probePort(wanted, '0.0.0.0'));
  if (port === undefined) throw new PlainError(`Port ${wanted} is taken. Run: PORT=${wanted + 1} npm start`);
  return port;
}

function makeTrial(dataDir) {
  return {
    secret: keepSecret(dataDir, 'secret', makeKey),
    password: process.env.HANDRAIL_DEMO_PASSWORD
      ? { value: process.env.HANDRAIL_DEMO_PASSWORD, file: 'HANDRAIL_DEMO_PASSWORD', isNew: false }
      : keepSecret(dataDir, 'demo-password', makePassword),
  };
}

function makeEnv({ dataDir, stores, port, trial }) {
  const env = {
    ...process.env,
    MONGODB_URI: stores.mongoUri,
    REDIS_URL: stores.redisUrl,
    HANDRAIL_DATA_DIR: dataDir,
    PORT: String(port),
  };
  if (trial === undefined) return env;
  return {
    ...env,
    HANDRAIL_DEMO: '1',
    HANDRAIL_DEMO_PASSWORD: trial.password.value,
    HANDRAIL_SECRET: process.env.HANDRAIL_SECRET || trial.secret.value,
  };
}

const MAIN_FILES = { server: 'dist/server/main.js', worker: 'dist/workers/main.js' };
const logFile = (dataDir, name) => join(dataDir, 'logs', `${name}.log`);

/** Part of the product, which is built by now. */
async function makeWatch(env) {
  const { watchChild } = await import(join(ROOT, 'dist/server/watch-child.js'));
  const seconds = Number(env.HANDRAIL_HUNG_AFTER_SECONDS || HUNG_AFTER_SECONDS);
  return (child, onHung) => watchChild(child, seconds, onHung);
}

function startPart(name, { env, dataDir, watch }, onExit) {
  const file = logFile(dataDir, name);
  mkdirSync(join(dataDir, 'logs'), { recursive: true });
  if (existsSync(file) && statSync(file).size > ROTATE_BYTES) renameSync(file, `${file}.1`);
  const start = async () => {
    // Part of the product, which is built by now.
    const { NODE_ARGS } = await import(join(ROOT, 'dist/server/node-args.js'));
    const args = [...NODE_ARGS, '--enable-source-maps', join(ROOT, MAIN_FILES[name])];
    const log = openSync(file, 'a');
    const options = { cwd: ROOT, env, stdio: ['ignore', log, log, 'ipc'], graceSeconds: 15 };
    const child = await spawnGuarded(process.execPath, args, options);
    closeSync(log);
    recordPid(dataDir, name, child.pid);
    return child;
  };
  return supervise({ name, start, watch, logFile: file, onExit });
}

async function untilReady({ port, refused, serverLog, note }) {
  let isRefused = false;
  void refused.then(() => {
    isRefused = true;
  });
  const deadline = Date.now() + READY_LIMIT_MS;
  let awaited = 'the server';
  while (Date.now() < deadline && !isRefused) {
    const readiness = await readReadiness(port);
    if (readiness?.status === 'ok') return readiness.notes.forEach(note);
    if (readiness?.awaits.length > 0) awaited = readiness.awaits.join(', ');
    note(`waiting for ${awaited}`);
    await sleep(ASK_EVERY_MS);
  }
  if (isRefused)
    throw new PlainError(`${readTail(serverLog)}\nThe server refused to start; its log: ${serverLog}`);
  throw new PlainError(
    `Not ready after ${READY_LIMIT_MS / 1000} s: still waiting for ${awaited}. Logs: ${dirname(serverLog)}`,
  );
}

async function readReadiness(port) {
  const answer = await fetch(`http://127.0.0.1:${port}/readyz`).catch(() => undefined);
  return answer?.json();
}

function readTail(file) {
  return readFileSync(file, 'utf8').trimEnd().split('\n').slice(-5).join('\n');
}

function makeSignal() {
  let give;
  const given = new Promise((resolve) => {
    give = resolve;
  });
  return { given, give };
}

function greet(url, trial, dataDir) {
  say('');
  say(`Sample page  ${url}/`);
  say(`Console      ${url}/console`);
  if (trial !== undefined) {
    const { value, file, isNew } = trial.password;
    say(`Sign in as   agent@demo.test, agent2@demo.test, manager@demo.test or admin@demo.test`);
    say(isNew ? `Password     ${value}   (kept in ${file})` : `Password     kept in ${file}`);
  }
  say(`Data         ${dataDir}`);
  say('Ctrl-C stops everything.');
}
