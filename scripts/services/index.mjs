// Embedded MongoDB and Valkey (or Redis) on one data folder, for trying Handrail and for tests.
import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { recallProgram, rememberProgram } from './engine-memory.mjs';
import { startMongo, startRedis } from './engines.mjs';
import { lockFolder } from './lock.mjs';
import { findParts } from './parts.mjs';
import { endOrphans, forgetPid, recordPid } from './pid-files.mjs';
import { choosePort, rememberPort } from './ports.mjs';

const STARTERS = { mongo: startMongo, redis: startRedis };
const STOP_GRACE_MS = 10_000;

/**
 * Starts the wanted engines on a data folder, which then belongs to this process until `stop`.
 * @param {import('./index.d.mts').ServiceOptions} options
 * @returns {Promise<import('./index.d.mts').Services>}
 */
export async function startServices({
  dataDir: givenDir,
  mongo = true,
  redis = true,
  ports = {},
  onProgress = () => {},
  onWarning = onProgress,
  onExit = () => {},
}) {
  const dataDir = resolve(givenDir);
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const unlock = lockFolder(dataDir);
  const names = [...(mongo ? ['mongo'] : []), ...(redis ? ['redis'] : [])];
  const running = new Map();
  const chosen = {};
  try {
    await endOrphans(dataDir);
    const parts = await findParts({
      mongo,
      redis,
      known: redis ? recallProgram(dataDir, onWarning) : undefined,
      onProgress,
    });
    for (const name of names) chosen[name] = await choosePort(dataDir, name, ports[name]);
    await allOrFirstFault(names.map((name) => start(name, parts)));
    return makeHandle(parts);
  } catch (error) {
    await stopAll();
    unlock();
    throw error;
  }

  async function start(name, parts) {
    const child = await STARTERS[name]({ dataDir, port: chosen[name], parts, onProgress });
    rememberPort(dataDir, name, chosen[name]);
    if (name === 'redis' && parts.redis) rememberProgram(dataDir, parts.redis);
    recordPid(dataDir, name, child.pid);
    running.set(name, child);
    void child.exited.then((result) => {
      if (running.get(name) !== child) return;
      running.delete(name);
      onExit(name, result);
    });
  }

  async function stopOne(name) {
    const child = running.get(name);
    running.delete(name);
    await child?.stop(STOP_GRACE_MS);
    forgetPid(dataDir, name);
  }

  async function stopAll() {
    await Promise.all(names.map(stopOne));
  }

  function makeHandle(parts) {
    return {
      dataDir,
      ...addressesOf(chosen),
      get pids() {
        return { mongo: running.get('mongo')?.pid, redis: running.get('redis')?.pid };
      },
      async stop() {
        await stopAll();
        unlock();
      },
      async kill(name) {
        const child = running.get(name);
        child?.kill('SIGKILL');
        await child?.exited;
      },
      async restart(name) {
        await stopOne(name);
        await start(name, parts);
      },
    };
  }
}

/**
 * Where engines on these ports are reached. w=1, not majority: on a standalone this engine waits for its journal only
 * then. With w=majority it answers before the journal is written, and acknowledged writes were lost at kill -9
 * (docs/running.md, Durability).
 * @param {{mongo?: number, redis?: number}} ports
 */
export function addressesOf({ mongo, redis }) {
  return {
    mongoUri: mongo && `mongodb://127.0.0.1:${mongo}/handrail?directConnection=true&w=1&journal=true`,
    redisUrl: redis && `redis://127.0.0.1:${redis}`,
  };
}

/** Waits for all even if one fails, so that whatever did start is known and can be stopped. */
async function allOrFirstFault(promises) {
  const results = await Promise.allSettled(promises);
  const fault = results.find((result) => result.status === 'rejected');
  if (fault !== undefined) throw fault.reason;
}
