// Who runs on a data folder, written down so that the next owner can end what a killed one left behind.
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { endProcess, readStartMark } from './process-identity.mjs';

const ORPHAN_GRACE_MS = 2_000;

const pidPath = (dataDir, name) => join(dataDir, 'run', `${name}.pid`);

/**
 * @param {string} dataDir
 * @param {string} name such as `mongo` or `server`
 * @param {number} pid
 */
export function recordPid(dataDir, name, pid) {
  writeFileSync(pidPath(dataDir, name), JSON.stringify({ pid, startMark: readStartMark(pid) }));
}

/**
 * @param {string} dataDir
 * @param {string} name
 */
export function forgetPid(dataDir, name) {
  rmSync(pidPath(dataDir, name), { force: true });
}

/**
 * Ends every recorded process that still runs. Only for the owner of the folder's lock.
 * @param {string} dataDir
 * @returns {Promise<void>}
 */
export async function endOrphans(dataDir) {
  const files = readdirSync(join(dataDir, 'run')).filter((name) => name.endsWith('.pid'));
  await Promise.all(
    files.map(async (file) => {
      const path = join(dataDir, 'run', file);
      const identity = readIdentity(path);
      if (identity !== undefined) await endProcess(identity, ORPHAN_GRACE_MS);
      rmSync(path, { force: true });
    }),
  );
}

function readIdentity(path) {
  try {
    const identity = JSON.parse(readFileSync(path, 'utf8'));
    return Number.isInteger(identity.pid) && identity.startMark ? identity : undefined;
  } catch {
    return undefined;
  }
}
