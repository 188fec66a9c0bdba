// One owner for a data folder. Each owner writes `lock.N`, one higher than the last; the highest number counts.
// A released lock stays as an empty mark, so that a number is never used twice and a slow taker can't slip in.
import { linkSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isAlive, readStartMark } from './process-identity.mjs';

/** The folder belongs to a living process. */
export class FolderInUseError extends Error {
  /**
   * @param {string} dir
   * @param {number} pid
   */
  constructor(dir, pid) {
    super(
      `The data folder ${dir} is in use by process ${pid}. Stop that process, or set HANDRAIL_DATA_DIR to another folder.`,
    );
    this.name = 'FolderInUseError';
    this.pid = pid;
  }
}

/**
 * Takes the folder for this process, also from an owner that died without a word.
 * @param {string} dir the data folder
 * @returns {() => void} releases the lock
 * @throws {FolderInUseError} while another living process has it
 */
export function lockFolder(dir) {
  const runDir = join(dir, 'run');
  mkdirSync(runDir, { recursive: true, mode: 0o700 });
  for (;;) {
    const highest = findHighest(runDir);
    const owner = readOwner(runDir, highest);
    if (owner !== undefined && isAlive(owner)) throw new FolderInUseError(dir, owner.pid);
    const number = highest + 1;
    if (!claim(runDir, number)) continue;
    if (findHighest(runDir) === number) {
      removeLower(runDir, number);
      return () => writeFileSync(lockPath(runDir, number), '');
    }
    rmSync(lockPath(runDir, number), { force: true });
  }
}

const lockPath = (runDir, number) => join(runDir, `lock.${number}`);

function listNumbers(runDir) {
  return readdirSync(runDir)
    .map((name) => /^lock\.(\d+)$/.exec(name)?.[1])
    .filter((digits) => digits !== undefined)
    .map(Number);
}

function findHighest(runDir) {
  return Math.max(0, ...listNumbers(runDir));
}

function readOwner(runDir, number) {
  try {
    return JSON.parse(readFileSync(lockPath(runDir, number), 'utf8'));
  } catch {
    return undefined;
  }
}

/** A link is made whole or not at all, so nobody ever reads half a lock. */
function claim(runDir, number) {
  const draft = join(runDir, `lock-draft.${process.pid}`);
  writeFileSync(draft, JSON.stringify({ pid: process.pid, startMark: readStartMark(process.pid) }));
  try {
    linkSync(draft, lockPath(runDir, number));
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

function removeLower(runDir, number) {
  for (const other of listNumbers(runDir)) {
    if (other < number) rmSync(lockPath(runDir, other), { force: true });
  }
}
