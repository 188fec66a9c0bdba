import { randomUUID } from 'node:crypto';
import type { Browser, Page } from 'playwright-core';
import { good } from '../support/answers.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { launchBrowser } from '../support/browser.ts';
import { appendUnheard } from '../support/unheard.ts';
import { makeConsolePages } from './console-pages.ts';

jest.setTimeout(120_000);

describe('a reply that is stored and was never pushed', () => {
  let app: TestApp;
  let browser: Browser;

  beforeAll(async () => {
    [app, browser] = await Promise.all([startApp({ worker: false }), launchBrowser()]);
  });

  afterAll(async () => {
    await browser?.close();
    await app?.stop();
  });

  it('is shown in the widget and in the console, without anybody doing anything', async () => {
    const customer = await pressInWidget();
    const ana = await app.agent();
    const { items } = good(await ana.send('queue:watch', {}));
    const conversationId = items[0]?.conversationId ?? '';
    good(await ana.send('conversation:take', { conversationId, clientId: randomUUID() }));
    await see(customer, 'Ana Lima');
    const pages = makeConsolePages(app, browser);
    const console = await pages.open('agent2');
    await pages.openByUrl(console, conversationId);
    await appendUnheard(app.mongoUri, conversationId, 'Nobody was told of this.');
    await Promise.all([customer, console].map((page) => see(page, 'Nobody was told of this.')));
    await pages.close();
  });

  async function pressInWidget(): Promise<Page> {
    const page = await browser.newPage();
    page.setDefaultTimeout(40_000);
    await page.goto(app.url);
    await page.getByRole('button', { name: 'Open the chat' }).click();
    await page.getByRole('button', { name: 'Talk to a person' }).click();
    await see(page, /You asked/);
    return page;
  }
});

const see = (page: Page, text: string | RegExp) =>
  page.getByText(text).filter({ visible: true }).first().waitFor();
