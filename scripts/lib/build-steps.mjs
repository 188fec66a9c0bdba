// What is built from what. A step runs again only when the content of its inputs has changed.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { bin, ROOT } from './paths.mjs';
import { say, step } from './progress.mjs';
import { runQuietly } from './run-command.mjs';

const STAMP_DIR = join(ROOT, 'dist', '.stamps');
const SHARED_INPUTS = ['package-lock.json', 'tsconfig.base.json'];

/**
 * @typedef {{name: string, inputs: string[], needs: string, output: string, command: string, args: string[]}} BuildStep
 */

/** @type {BuildStep[]} */
const STEPS = [
  {
    name: 'server and workers',
    needs: 'server/main.ts',
    inputs: ['core', 'server', 'workers'],
    output: 'dist/server/main.js',
    command: bin('tsc'),
    args: ['-b', 'core', 'server', 'workers'],
  },
  makeClientStep('widget'),
  makeClientStep('console'),
];

function makeClientStep(name) {
  const config = `client/${name}/vite.config.ts`;
  return {
    name,
    needs: config,
    inputs: ['core', 'client'],
    output: 'dist/public',
    command: bin('vite'),
    args: ['build', '--config', config, '--logLevel', 'warn'],
  };
}

/**
 * Builds what is stale, in order.
 * @returns {Promise<void>}
 */
export async function buildStale() {
  for (const buildStep of STEPS) await buildIfStale(buildStep);
}

async function buildIfStale({ name, inputs, needs, output, command, args }) {
  if (!existsSync(join(ROOT, needs))) {
    say(`· ${name}: nothing to build yet (${needs} is not there)`);
    return;
  }
  const hash = hashInputs([...inputs, ...SHARED_INPUTS]);
  const stampFile = join(STAMP_DIR, name.replaceAll(' ', '-'));
  const isFresh =
    existsSync(stampFile) && readFileSync(stampFile, 'utf8') === hash && existsSync(join(ROOT, output));
  if (isFresh) return;
  await step(`building ${name}`, () => runQuietly(command, args));
  mkdirSync(STAMP_DIR, { recursive: true });
  writeFileSync(stampFile, hash);
}

function hashInputs(paths) {
  const hash = createHash('sha256');
  for (const path of paths) addToHash(hash, join(ROOT, path));
  return hash.digest('hex');
}

function addToHash(hash, path) {
  if (!existsSync(path)) return;
  if (statSync(path).isDirectory()) {
    for (const name of readdirSync(path).sort()) addToHash(hash, join(path, name));
    return;
  }
  hash.update(relative(ROOT, path)).update('\0').update(readFileSync(path)).update('\0');
}
