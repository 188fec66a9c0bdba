import { randomUUID } from 'node:crypto';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { good } from '../support/answers.ts';
import type { TestApp } from '../support/app.ts';

export type PageOptions = {
  width?: number;
  colorScheme?: 'light' | 'dark';
  prepare?: (page: Page) => Promise<unknown>;
};

export type ConsolePages = ReturnType<typeof makeConsolePages>;

/** Pages of the console, each in a browser context of its own, and people who wait for an answer. */
export function makeConsolePages(app: TestApp, browser: Browser) {
  const contexts: BrowserContext[] = [];

  async function blank({ width = 1440, colorScheme = 'light' }: PageOptions = {}): Promise<Page> {
    const context = await browser.newContext({ viewport: { width, height: 844 }, colorScheme });
    contexts.push(context);
    // Two cores that other suites use too: slow is not broken.
    context.setDefaultTimeout(40_000);
    return context.newPage();
  }

  /** A signed-in console. */
  async function open(name: string, options: PageOptions = {}): Promise<Page> {
    const page = await blank(options);
    await options.prepare?.(page);
    await page.goto(`${app.url}/console`);
    await page.getByLabel('E-mail').fill(`${name}@demo.test`);
    await page.getByLabel('Password', { exact: true }).fill(app.password);
    await page.keyboard.press('Enter');
    await page.getByText('Live', { exact: true }).waitFor({ state: 'attached' });
    return page;
  }

  async function openByUrl(page: Page, conversationId: string): Promise<void> {
    await page.goto(`${app.url}/console/c/${conversationId}`);
    await page.getByRole('log').waitFor();
  }

  /** A contact who pressed "Talk to a person" and said what it is about. */
  async function somebodyWaits(note: string) {
    const visitor = await app.visitor();
    const { conversationId } = good(await visitor.send('human:request', { clientId: randomUUID(), note }));
    const say = async (text: string) => {
      good(await visitor.send('message:send', { conversationId, clientId: randomUUID(), text }));
    };
    return { conversationId, contactId: visitor.session.contact.id, say };
  }

  async function close(): Promise<void> {
    for (const context of contexts.splice(0)) await context.close();
  }

  return { blank, open, openByUrl, somebodyWaits, close };
}
