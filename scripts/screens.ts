// npm run screens: the pictures of the README, taken of the running product, one for each kind of user.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium } from 'playwright-core';
import { findBrowser } from './lib/find-browser.mjs';
import { runStart } from './lib/run-start.ts';
import { takeAgent } from './screens/agent.ts';
import { takeCustomer } from './screens/customer.ts';
import { takeDeveloper } from './screens/developer.ts';
import { takeManager } from './screens/manager.ts';
import { takeOperator } from './screens/operator.ts';
import { createStudio } from './screens/studio.ts';

const IMAGES = path.resolve(import.meta.dirname, '../docs/images');
const PASSWORD = 'only for these pictures';

const dataDir = await mkdtemp(path.join(tmpdir(), 'handrail-screens-'));
const started = await runStart(dataDir, {
  HANDRAIL_DEMO_PASSWORD: PASSWORD,
  // Each customer comes from an address of their own, as in life.
  HANDRAIL_TRUSTED_PROXIES: '1',
});
const { executablePath, env } = await findBrowser();
const browser = await chromium.launch({
  executablePath,
  env: { ...process.env, ...env },
  args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'],
});
try {
  const studio = createStudio({ browser, url: started.url, password: PASSWORD, folder: IMAGES });
  // The manager before the customer, whose measured wait comes from what was played for the figures.
  await takeOperator(studio, { said: started.said, dataDir });
  await takeDeveloper(studio);
  await takeManager(studio);
  await takeCustomer(studio);
  await takeAgent(studio);
} finally {
  await browser.close();
  await started.stop();
  await rm(dataDir, { recursive: true, force: true });
}
