import type { Browser, Page } from 'playwright-core';
import { startApp, type TestApp } from '../support/app.ts';
import { launchBrowser } from '../support/browser.ts';
import { lineUpBehind } from '../support/many-conversations.ts';
import { type ConsolePages, makeConsolePages } from './console-pages.ts';

jest.setTimeout(150_000);

const BEHIND = 2_000;

describe('a line of thousands in the console', () => {
  let app: TestApp;
  let browser: Browser;
  let pages: ConsolePages;

  beforeAll(async () => {
    [app, browser] = await Promise.all([startApp({ worker: false }), launchBrowser()]);
    pages = makeConsolePages(app, browser);
  });

  afterAll(async () => {
    await pages?.close();
    await browser?.close();
    await app?.stop();
  });

  const named = (page: Page, name: string) => page.locator('.hr-row-name', { hasText: name });

  it('says how many wait, shows them page by page to the last, and draws only those in sight', async () => {
    const { conversationId } = await pages.somebodyWaits('The first of all');
    await lineUpBehind(app.mongoUri, conversationId, BEHIND);
    const page = await pages.open('agent');
    await page.locator('.hr-count-urgent', { hasText: String(BEHIND + 1) }).waitFor();
    const list = page.locator('.hr-list');
    while ((await named(page, `Customer ${BEHIND}`).count()) === 0)
      await list.evaluate((element) => element.scrollTo({ top: element.scrollHeight }));
    expect(await page.locator('.hr-row').count()).toBeLessThan(60);
    // Where one has scrolled to, a change far above moves nothing out of sight.
    await pages.somebodyWaits('One more');
    await page.locator('.hr-count-urgent', { hasText: String(BEHIND + 2) }).waitFor();
    expect(await named(page, `Customer ${BEHIND}`).isVisible()).toBe(true);
  });
});
