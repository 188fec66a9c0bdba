// How each engine is started, and how one knows that it serves.
import { closeSync, mkdirSync, openSync, realpathSync } from 'node:fs';
import { createConnection } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { spawnGuarded } from './guarded-child.mjs';

const HOST_FILE = fileURLToPath(new URL('./mongo-host.mjs', import.meta.url));
/** A large data folder on a slow disk takes minutes; an engine that hangs is given up in the end. */
const START_LIMIT_MS = 600_000;
const TELL_EVERY_MS = 5_000;

/**
 * @typedef {{dataDir: string, port: number, parts: import('./parts.mjs').Parts, onProgress: (text: string) => void}} EngineRequest
 */

/**
 * Starts MongoDB's engine and waits until it serves.
 * @param {EngineRequest} request
 * @returns {Promise<import('./guarded-child.mjs').GuardedChild>}
 */
export async function startMongo({ dataDir, port, parts, onProgress }) {
  const dir = makeDir(dataDir, 'mongo');
  const node = realpathSync(process.execPath);
  const hostArgs = [HOST_FILE, dir, String(port)];
  const { lender } = parts;
  const command = lender === undefined ? node : lender.loader;
  const prefix = lender === undefined ? [] : ['--library-path', lender.libraryDirs.join(':'), node];
  const log = openLog(dataDir, 'mongo');
  const env = { ...process.env, NODE_OPTIONS: '' };
  const child = await spawnGuarded(command, [...prefix, ...hostArgs], {
    stdio: ['ignore', 'pipe', log],
    env,
  });
  closeSync(log);
  await waitUntilServing(child, firstOutput(child), { name: 'mongo', dataDir, onProgress });
  return child;
}

/**
 * Starts Valkey or Redis with an append-only file and waits until it has loaded it.
 * @param {EngineRequest} request
 * @returns {Promise<import('./guarded-child.mjs').GuardedChild>}
 */
export async function startRedis({ dataDir, port, parts, onProgress }) {
  if (parts.redis === undefined) throw new Error('No Valkey or Redis to start.');
  const { command, args, env } = parts.redis;
  const settings = {
    port: String(port),
    bind: '127.0.0.1',
    dir: makeDir(dataDir, 'redis'),
    appendonly: 'yes',
    // Not `everysec`: while its background sync waits for a busy disk, acknowledged writes stay in memory for up
    // to two seconds and die with the process. This way each is with the system before its answer; after a power
    // cut `recover` makes the jobs again from the timeline.
    appendfsync: 'no',
    'maxmemory-policy': 'noeviction',
    save: '',
    daemonize: 'no',
  };
  const flags = Object.entries(settings).flatMap(([key, value]) => [`--${key}`, value]);
  const log = openLog(dataDir, 'redis');
  const child = await spawnGuarded(command, [...args, ...flags], {
    stdio: ['ignore', log, log],
    env: { ...process.env, ...env },
  });
  closeSync(log);
  await waitUntilServing(child, untilPong(port, child.exited), { name: 'redis', dataDir, onProgress });
  return child;
}

function makeDir(dataDir, name) {
  const dir = join(dataDir, name);
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  return dir;
}

function openLog(dataDir, name) {
  return openSync(join(makeDir(dataDir, 'logs'), `${name}.log`), 'a');
}

/** Waits for as long as the engine lives, within reason, and says what it waits for. */
async function waitUntilServing(child, serving, { name, dataDir, onProgress }) {
  const startedAt = Date.now();
  const timers = [];
  const telling = () =>
    onProgress(`${name} reads its data, ${Math.round((Date.now() - startedAt) / 1000)} s so far`);
  timers.push(setInterval(telling, TELL_EVERY_MS));
  const late = new Promise((resolve) => {
    timers.push(setTimeout(() => resolve('late'), START_LIMIT_MS));
  });
  const outcome = await Promise.race([serving, child.exited.then(() => 'exited'), late]);
  for (const timer of timers) clearTimeout(timer);
  if (outcome === 'serving') return;
  child.kill('SIGKILL');
  const why = outcome === 'late' ? `did not serve within ${START_LIMIT_MS / 1000} s` : 'ended at its start';
  throw new Error(`The ${name} engine ${why}; see ${join(dataDir, 'logs', `${name}.log`)}`);
}

function firstOutput(child) {
  return new Promise((resolve) => child.process.stdout.once('data', () => resolve('serving')));
}

/** Asks again until the answer is PONG: while the append-only file is being read the answer is LOADING. */
async function untilPong(port, exited) {
  let isOver = false;
  void exited.then(() => {
    isOver = true;
  });
  while (!isOver) {
    if ((await ping(port)) === '+PONG') return 'serving';
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  return 'exited';
}

function ping(port) {
  return new Promise((resolve) => {
    const socket = createConnection(port, '127.0.0.1');
    socket.setTimeout(1_000, () => socket.destroy());
    socket.once('connect', () => socket.write('PING\r\n'));
    socket.once('data', (data) => {
      resolve(data.toString().trim());
      socket.destroy();
    });
    socket.on('error', () => {});
    socket.once('close', () => resolve(undefined));
  });
}
