import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';

const FIND_FILE = join(import.meta.dirname, '../../scripts/lib/find-browser.mjs');

// The browser must reach nothing but the pages under test, and its checks of origins stay on.
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-default-apps',
  '--disable-sync',
  '--disable-dev-shm-usage',
];

interface FoundBrowser {
  executablePath: string;
  env: Record<string, string>;
}

/** Starts a headless Chromium: an installed one, else the one that comes with the development packages. */
export async function launchBrowser(): Promise<Browser> {
  const { executablePath, env } = findBrowser();
  return chromium.launch({ executablePath, env: { ...process.env, ...env }, args: FLAGS, headless: true });
}

/** `npm test` looks once for the whole run and hands the answer on. */
function findBrowser(): FoundBrowser {
  const found =
    process.env.HANDRAIL_TEST_BROWSER ?? execFileSync(process.execPath, [FIND_FILE], { encoding: 'utf8' });
  return JSON.parse(found) as FoundBrowser;
}
