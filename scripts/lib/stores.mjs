// The two stores: the ones that the environment names, else embedded ones on the data folder.
import { startServices } from '../services/index.mjs';
import { PlainError, say } from './progress.mjs';
import { makeBackoff } from './supervise.mjs';

/**
 * @typedef {object} Stores
 * @property {string} mongoUri
 * @property {string} redisUrl
 * @property {boolean} isTrial neither store was configured
 * @property {() => {mongo: number | undefined, redis: number | undefined}} pids
 * @property {() => Promise<void>} stop
 */

/**
 * Starts what the environment does not name. An engine that ends unasked is started again.
 * @param {string} dataDir
 * @param {(text: string) => void} onProgress
 * @returns {Promise<Stores>}
 */
export async function startStores(dataDir, onProgress) {
  const { MONGODB_URI, REDIS_URL } = process.env;
  let isStopping = false;
  const keeper = makeKeeper(() => isStopping);
  const services = await startServices({
    dataDir,
    mongo: !MONGODB_URI,
    redis: !REDIS_URL,
    onProgress,
    onWarning: say,
    onExit: (name, result) => void keeper.revive(services, name, result),
  }).catch((error) => {
    throw error.name === 'FolderInUseError' ? error : new PlainError(error.message);
  });
  return {
    mongoUri: MONGODB_URI || services.mongoUri,
    redisUrl: REDIS_URL || services.redisUrl,
    isTrial: !MONGODB_URI && !REDIS_URL,
    pids: () => services.pids,
    stop: () => {
      isStopping = true;
      return services.stop();
    },
  };
}

function makeKeeper(isStopping) {
  const backoffs = { mongo: makeBackoff(), redis: makeBackoff() };
  const startedAt = { mongo: Date.now(), redis: Date.now() };
  return { revive };

  async function revive(services, name, { code, signal }) {
    while (!isStopping()) {
      const delayMs = backoffs[name].next(Date.now() - startedAt[name]);
      say(`! ${name} ended (${signal ?? code}); it starts again in ${delayMs / 1000} s`);
      await new Promise((resolve) => setTimeout(resolve, delayMs));
      if (isStopping()) return;
      startedAt[name] = Date.now();
      try {
        return await services.restart(name);
      } catch (error) {
        say(`! ${error.message}`);
      }
    }
  }
}
