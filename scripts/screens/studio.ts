import path from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';

export type Studio = ReturnType<typeof createStudio>;

const WAIT_MS = 60_000;
/** Pixels of a picture for one of the page: legible, and below 200 KB. */
const SCALE = 0.8;

/** Pages of the running product, and where the pictures of them go. */
export function createStudio(deps: { browser: Browser; url: string; password: string; folder: string }) {
  const { browser, url, password, folder } = deps;
  const open = async (address: string, size: { width: number; height: number }): Promise<Page> => {
    const context = await browser.newContext({
      viewport: size,
      deviceScaleFactor: SCALE,
      locale: 'en-GB',
      colorScheme: 'light',
    });
    context.setDefaultTimeout(WAIT_MS);
    const page = await context.newPage();
    await page.goto(address);
    return page;
  };
  return {
    url,
    password,
    open,
    /** A console in which a demo person has signed in. */
    async signIn(
      name: 'agent' | 'agent2' | 'manager',
      size: { width: number; height: number },
    ): Promise<Page> {
      const page = await open('about:blank', size);
      // The question about notifications is answered: it would stand on every picture.
      await page.addInitScript("sessionStorage.setItem('handrail.alerts-later', 'yes')");
      await page.goto(`${url}/console`);
      await page.getByLabel('E-mail').fill(`${name}@demo.test`);
      await page.getByLabel('Password', { exact: true }).fill(password);
      await page.keyboard.press('Enter');
      await page.getByText('Live', { exact: true }).waitFor({ state: 'attached' });
      return page;
    },
    /** Waits until a text is on screen: a picture must show what is said of it. */
    see: (within: Page | Locator, text: string | RegExp) =>
      within.getByText(text).filter({ visible: true }).first().waitFor(),
    async shoot(target: Page | Locator, name: string): Promise<void> {
      await target.screenshot({ path: path.join(folder, `${name}.png`), animations: 'disabled' });
      process.stdout.write(`docs/images/${name}.png\n`);
    },
  };
}
