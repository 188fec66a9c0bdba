// Makes node_modules agree with package-lock.json, and nothing else. Uses nothing that must be installed.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './paths.mjs';
import { PlainError, step } from './progress.mjs';
import { runQuietly } from './run-command.mjs';

const LOCK_FILE = join(ROOT, 'package-lock.json');
const STAMP_FILE = join(ROOT, 'node_modules', '.handrail-lock-hash');
const OLDEST_NODE = [20, 20, 2];

/** Refuses an old Node in one line. */
export function checkNodeVersion() {
  const current = process.versions.node.split('.').map(Number);
  const index = OLDEST_NODE.findIndex((part, position) => part !== current[position]);
  if (index === -1 || current[index] > OLDEST_NODE[index]) return;
  throw new PlainError(
    `Handrail needs Node ${OLDEST_NODE.join('.')} or later; this is ${process.version}. See nodejs.org.`,
  );
}

/** Installs the packages when they are missing or are not the ones of the lock file. */
export async function ensureInstalled() {
  const hash = hashLock();
  if (readText(STAMP_FILE) === hash) return;
  if (!hasLockedPackages()) await step('installing packages (a minute or two, once)', installPackages);
  writeFileSync(STAMP_FILE, hash);
}

function installPackages() {
  return runQuietly('npm', ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error']);
}

function hashLock() {
  const machine = `${process.platform}-${process.arch}`;
  return createHash('sha256').update(readFileSync(LOCK_FILE)).update(machine).digest('hex');
}

/** npm writes down what it installed, as its last act; that must be what the lock file says. */
function hasLockedPackages() {
  const installed = readJson(join(ROOT, 'node_modules', '.package-lock.json'))?.packages;
  if (installed === undefined) return false;
  const locked = readJson(LOCK_FILE).packages;
  return Object.entries(locked).every(([path, entry]) => {
    if (path === '' || (entry.optional && !installed[path])) return true;
    return installed[path]?.version === entry.version && existsSync(join(ROOT, path));
  });
}

function readText(path) {
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
}

function readJson(path) {
  const text = readText(path);
  return text === undefined ? undefined : JSON.parse(text);
}
