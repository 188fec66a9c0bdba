// What is built from what. A step runs again only when the content of its inputs has changed.
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { bin, ROOT } from './paths.mjs';
import { say, step } from './progress.mjs';
import { runQuietly } from './run-command.mjs';

const STAMP_DIR = join(ROOT, 'dist', '.stamps');
const SHARED_INPUTS = ['package-lock.json', 'tsconfig.base.json', 'scripts/lib/build-steps.mjs'];
// The compiler writes these itself, or only it needs them.
const NOT_COPIED = /\.tsx?$|(^|\/)tsconfig[^/]*\.json$/;

/**
 * @typedef {object} BuildStep
 * @property {string} name
 * @property {string} needs without this file there is nothing to build
 * @property {string[]} inputs files and folders whose content counts
 * @property {string} output must be there for the step to count as done
 * @property {() => Promise<unknown>} run
 */

/** @type {BuildStep[]} */
const STEPS = [
  {
    name: 'server and workers',
    needs: 'server/main.ts',
    inputs: ['core', 'server', 'workers', 'prompts'],
    output: 'dist/server/main.js',
    run: buildServer,
  },
  {
    name: 'client for programs',
    needs: 'client/api/index.ts',
    inputs: ['client/api', 'client/shared', 'package.json'],
    output: 'dist/client-api/package.json',
    run: buildClientApi,
  },
  makeViteStep('widget'),
  makeViteStep('console'),
];

async function buildServer() {
  await runQuietly(bin('tsc'), ['-b', 'core', 'server', 'workers']);
  for (const folder of ['core', 'server', 'workers', 'prompts']) copyAssets(folder, join('dist', folder));
}

/** A package that another project can install from its folder (docs/client.md). */
async function buildClientApi() {
  await runQuietly(bin('tsc'), ['-p', 'client/api']);
  const { version, license, engines, devDependencies } = JSON.parse(
    readFileSync(join(ROOT, 'package.json'), 'utf8'),
  );
  const manifest = {
    name: 'handrail-client',
    version,
    license,
    type: 'module',
    engines,
    exports: { '.': { types: './api/index.d.ts', default: './api/index.js' } },
    dependencies: { 'socket.io-client': devDependencies['socket.io-client'] },
  };
  writeFileSync(join(ROOT, 'dist/client-api/package.json'), `${JSON.stringify(manifest, null, 2)}\n`);
}

/** Each `vite*.config.ts` of a client is one bundle of it. */
function makeViteStep(name) {
  const folder = `client/${name}`;
  return {
    name,
    needs: `${folder}/vite.config.ts`,
    inputs: ['core', 'client'],
    output: `dist/public/${name}`,
    run: async () => {
      const configs = readdirSync(join(ROOT, folder)).filter((file) => /^vite.*\.config\.ts$/.test(file));
      // The main one first, because it may empty the folder.
      for (const config of configs.sort((a, b) => a.length - b.length)) {
        await runQuietly(bin('vite'), ['build', '--config', join(folder, config), '--logLevel', 'warn']);
      }
    },
  };
}

/** Articles, models and pages lie beside the built code as they lie beside the source. */
function copyAssets(from, to) {
  const source = join(ROOT, from);
  if (!existsSync(source)) return;
  const filter = (path) => statSync(path).isDirectory() || !NOT_COPIED.test(path);
  cpSync(source, join(ROOT, to), { recursive: true, filter });
}

/**
 * Builds what is stale, in order.
 * @returns {Promise<void>}
 */
export async function buildStale() {
  for (const buildStep of STEPS) await buildIfStale(buildStep);
}

async function buildIfStale({ name, inputs, needs, output, run }) {
  if (!existsSync(join(ROOT, needs))) {
    say(`· ${name}: nothing to build (${needs} is missing)`);
    return;
  }
  const hash = hashInputs([...inputs, ...SHARED_INPUTS]);
  const stampFile = join(STAMP_DIR, name.replaceAll(' ', '-'));
  const isFresh =
    existsSync(stampFile) && readFileSync(stampFile, 'utf8') === hash && existsSync(join(ROOT, output));
  if (isFresh) return;
  await step(`building ${name}`, run);
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
