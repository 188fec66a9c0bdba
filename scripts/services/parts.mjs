// What this machine must be lent to run the engines: a newer C library for MongoDB's, and a Valkey or Redis.
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fetchPackages, fetchWithDependencies, hasApt, readDistribution } from './apt.mjs';
import { getCacheDir } from './cache-dir.mjs';

const LENDING_SUITE = 'trixie';
const NEEDED_GLIBC = [2, 38];
const LOADER_PACKAGES = ['libc6', 'libgcc-s1', 'libstdc++6'];
const VALKEY_PACKAGES = [
  'valkey-server',
  'valkey-tools',
  'libjemalloc2',
  'liblua5.1-0',
  'liblzf1',
  'libhiredis1.1.0',
  'libssl3t64',
  'libsystemd0',
];
const ENGINE_PLATFORMS = ['linux-x64', 'linux-arm64', 'darwin-arm64'];
const SERVER_NAMES = ['valkey-server', 'redis-server'];

/**
 * @typedef {object} Parts
 * @property {{loader: string, libraryDirs: string[]} | undefined} lender a newer loader, when MongoDB's engine needs one
 * @property {{command: string, args: string[], env: Record<string, string>} | undefined} redis how to start the queue's store
 */

/**
 * Finds the parts of the wanted engines, fetching into the cache folder what is missing.
 * @param {{mongo: boolean, redis: boolean, known?: import('./engine-memory.mjs').Program, onProgress: (text: string) => void}} wanted `known`: what wrote the queue's files before
 * @returns {Promise<Parts>}
 */
export async function findParts({ mongo, redis, known, onProgress }) {
  if (mongo) refuseWithoutEngine();
  const installed = redis && !known ? findOnPath(SERVER_NAMES) : undefined;
  const needsServer = redis && !known && installed === undefined;
  const isOld = hasOldGlibc();
  const installedRedis = known ?? (installed && { command: installed, args: [], env: {} });
  if (!needsServer && !(mongo && isOld)) return { lender: undefined, redis: installedRedis };
  refuseWhereNothingFits({ needsServer, needsLoader: isOld });
  if (!isOld) return { lender: undefined, redis: await fetchOwnServer(onProgress) };
  const lent = await fetchLent(needsServer, onProgress);
  return { lender: mongo ? lent.lender : undefined, redis: needsServer ? lent.redis : installedRedis };
}

/** MongoDB's engine is built for these only; elsewhere its package is empty. */
function refuseWithoutEngine() {
  const isBuilt = ENGINE_PLATFORMS.includes(`${process.platform}-${process.arch}`);
  const isMusl = process.platform === 'linux' && readGlibcVersion() === undefined;
  if (isBuilt && !isMusl) return;
  throw new Error(
    'No embedded MongoDB engine for this platform. Set MONGODB_URI to a MongoDB of yours, for example: docker run -p 27017:27017 mongo:8.0',
  );
}

function readGlibcVersion() {
  return process.report?.getReport().header.glibcVersionRuntime;
}

function hasOldGlibc() {
  const version = readGlibcVersion();
  if (version === undefined) return false;
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major < NEEDED_GLIBC[0] || (major === NEEDED_GLIBC[0] && minor < NEEDED_GLIBC[1]);
}

function findOnPath(names) {
  const dirs = (process.env.PATH ?? '').split(delimiter);
  return names.flatMap((name) => dirs.map((dir) => join(dir, name))).find((path) => existsSync(path));
}

function refuseWhereNothingFits({ needsServer, needsLoader }) {
  if (process.platform === 'darwin' && needsServer) {
    throw new Error('No Valkey or Redis found. Run: brew install valkey   (or set REDIS_URL)');
  }
  if (!hasApt()) {
    throw new Error(
      needsServer
        ? 'No valkey-server or redis-server on the PATH. Install one with your package manager, or set REDIS_URL.'
        : 'The embedded MongoDB engine needs glibc 2.38 or newer. Set MONGODB_URI to a MongoDB of yours.',
    );
  }
  if (needsLoader && readDistribution().id !== 'debian') {
    throw new Error(
      'The embedded engines need glibc 2.38 or newer (Ubuntu 24.04, Debian 12). Set MONGODB_URI and REDIS_URL instead.',
    );
  }
}

async function fetchLent(withServer, onProgress) {
  const name = `${LENDING_SUITE}-${process.arch}${withServer ? '-valkey' : ''}`;
  const packages = withServer ? [...LOADER_PACKAGES, ...VALKEY_PACKAGES] : LOADER_PACKAGES;
  const dir = await fetchOnce(
    name,
    (workDir) => fetchPackages({ workDir, suite: LENDING_SUITE, packages }),
    onProgress,
  );
  const lib = join(dir, 'lib');
  const loader = join(lib, process.arch === 'arm64' ? 'ld-linux-aarch64.so.1' : 'ld-linux-x86-64.so.2');
  const triplet = process.arch === 'arm64' ? 'aarch64-linux-gnu' : 'x86_64-linux-gnu';
  return {
    lender: { loader, libraryDirs: [lib, `/usr/lib/${triplet}`, `/lib/${triplet}`] },
    redis: { command: loader, args: ['--library-path', lib, join(dir, 'bin', 'valkey-server')], env: {} },
  };
}

async function fetchOwnServer(onProgress) {
  const { codename } = readDistribution();
  const failures = [];
  for (const name of SERVER_NAMES) {
    try {
      const fetchIt = (workDir) => fetchWithDependencies({ workDir, name });
      const dir = await fetchOnce(`${codename}-${process.arch}-${name}`, fetchIt, onProgress);
      return { command: join(dir, 'bin', name), args: [], env: { LD_LIBRARY_PATH: join(dir, 'lib') } };
    } catch (error) {
      failures.push(error.message);
    }
  }
  throw new Error(
    `Could not fetch Valkey or Redis. Run: sudo apt-get install redis-server   (${failures.at(-1)})`,
  );
}

/** Made in a folder of its own and then renamed, so that the cache never holds half a set. */
async function fetchOnce(name, fetchInto, onProgress) {
  const engines = join(getCacheDir(), 'engines');
  const target = join(engines, name);
  if (existsSync(target)) return target;
  onProgress('fetching engines (about 20 MB, once)');
  mkdirSync(engines, { recursive: true });
  const workDir = mkdtempSync(join(engines, 'fetch-'));
  try {
    const root = await fetchInto(workDir);
    const draft = join(workDir, 'keep');
    keepNeeded(root, draft);
    renameUnlessThere(draft, target);
  } finally {
    rmSync(workDir, { recursive: true, force: true });
  }
  return target;
}

function renameUnlessThere(draft, target) {
  try {
    renameSync(draft, target);
  } catch (error) {
    if (!existsSync(target)) throw error;
  }
}

/** Shared objects and server programs; the rest of the packages is not used. */
function keepNeeded(root, draft) {
  mkdirSync(join(draft, 'lib'), { recursive: true });
  mkdirSync(join(draft, 'bin'), { recursive: true });
  for (const prefix of ['lib', 'usr/lib']) {
    for (const dir of subfolders(join(root, prefix), /-linux-gnu/))
      copyMatching(dir, /\.so(\.|$)/, join(draft, 'lib'));
  }
  copyMatching(join(root, 'usr/bin'), /^(valkey|redis)-server$/, join(draft, 'bin'));
}

function subfolders(dir, pattern) {
  if (!existsSync(dir)) return [];
  return readdirSync(dir)
    .filter((name) => pattern.test(name))
    .map((name) => join(dir, name));
}

function copyMatching(from, pattern, to) {
  if (!existsSync(from)) return;
  for (const name of readdirSync(from)) {
    if (pattern.test(name)) copyFileSync(join(from, name), join(to, name));
  }
}
