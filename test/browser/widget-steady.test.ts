import { randomUUID } from 'node:crypto';
import type { Browser, Page } from 'playwright-core';
import type { Agent } from '../../scripts/replay/clients/agent.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { launchBrowser } from '../support/browser.ts';
import { watchPlaces } from './places.ts';
import '../../client/widget/boot.ts';

jest.setTimeout(120_000);

const WAIT_MS = 20_000;
const DESKTOP = { width: 1100, height: 800 };
const SCREENS = [{ width: 320, height: 568 }, { width: 390, height: 844 }, DESKTOP];

describe('nothing that one presses in the widget moves or is replaced under the pointer', () => {
  let app: TestApp;
  let browser: Browser;
  let ana: Agent;
  let visitors = 0;

  beforeAll(async () => {
    [app, browser] = await Promise.all([startApp({ worker: false }), launchBrowser()]);
    ana = await app.agent();
  });

  afterEach(async () => {
    await Promise.all(browser.contexts().map((context) => context.close()));
  });

  afterAll(async () => {
    await browser?.close();
    await app?.stop();
  });

  async function visit(
    viewport = DESKTOP,
    prepare: (page: Page) => Promise<unknown> = async () => {},
  ): Promise<Page> {
    const address = `10.8.0.${++visitors}`;
    const headers = { 'x-forwarded-for': address };
    const context = await browser.newContext({ viewport, locale: 'en-GB', extraHTTPHeaders: headers });
    const page = await context.newPage();
    page.setDefaultTimeout(WAIT_MS);
    await prepare(page);
    await page.goto(app.url);
    await page.waitForFunction(() => window.Handrail?.boot.handle);
    return page;
  }

  const open = (page: Page) => page.getByRole('button', { name: 'Open the chat' }).click();
  const see = (page: Page, text: string | RegExp) =>
    page.getByText(text).filter({ visible: true }).first().waitFor();
  const conversationOf = (page: Page): Promise<string> =>
    page.evaluate(() => JSON.parse(localStorage.getItem('handrail:demo:conversation') ?? '""') as string);

  /** A visitor whose conversation an agent has just marked as solved. */
  async function solved(prepare?: (page: Page) => Promise<unknown>, viewport = DESKTOP) {
    const page = await visit(viewport, prepare);
    await open(page);
    await page.getByRole('button', { name: 'Talk to a person' }).click();
    await see(page, /You asked for a person at/);
    const conversationId = await conversationOf(page);
    await ana.deliver('conversation:take', { conversationId, clientId: randomUUID() });
    await ana.deliver('conversation:resolve', { conversationId, clientId: randomUUID() });
    await page.getByRole('button', { name: 'Yes' }).waitFor();
    return { page, conversationId };
  }

  it.each(SCREENS)(
    'keeps the first screen in place while it learns who is there, and offline: $width px',
    async (viewport) => {
      let letThrough = () => {};
      const isLetThrough = new Promise<void>((resolve) => {
        letThrough = resolve;
      });
      const page = await visit(viewport, (held) =>
        held.route(/\/visitor\/sessions/, async (route) => {
          await isLetThrough;
          await route.continue();
        }),
      );
      await open(page);
      await page.getByLabel('Your message').waitFor();
      const places = await watchPlaces(page);
      letThrough();
      await see(page, /is responsible for you/);
      await page.context().setOffline(true);
      await see(page, /You are offline/);
      await page.context().setOffline(false);
      await page.getByText(/You are offline/).waitFor({ state: 'detached' });
      expect(await places.strayed()).toEqual([]);
    },
  );

  it.each(SCREENS)(
    'keeps "Yes" and "No" in place while somebody types and the connection goes: $width px',
    async (viewport) => {
      const { page, conversationId } = await solved(undefined, viewport);
      const places = await watchPlaces(page);
      await ana.deliver('typing:set', { conversationId, typing: true });
      await see(page, /is writing/);
      await page.context().setOffline(true);
      await see(page, /You are offline/);
      expect(await places.strayed()).toEqual([]);
    },
  );

  it('keeps the scores in place when the "Yes" before them is stored', async () => {
    let hold = false;
    const held: (() => void)[] = [];
    const { page } = await solved((made) =>
      made.routeWebSocket(/socket\.io/, (socket) => {
        const server = socket.connectToServer();
        socket.onMessage((message) => {
          const pass = () => server.send(message);
          if (hold) held.push(pass);
          else pass();
        });
      }),
    );
    hold = true;
    await page.getByRole('button', { name: 'Yes' }).click();
    await page.getByRole('button', { name: '4 of 5' }).waitFor();
    const places = await watchPlaces(page);
    hold = false;
    for (const pass of held.splice(0)) pass();
    await page.waitForFunction(
      () => !Object.keys(localStorage).some((key) => key.startsWith('handrail:demo:out:')),
    );
    await page.evaluate(
      () => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))),
    );
    expect(await places.strayed()).toEqual([]);
  });

  it.each(SCREENS)('keeps the launcher in place whatever it says: $width px', async (viewport) => {
    const page = await visit(viewport);
    const chat = page.getByRole('button', { name: 'Open the chat' });
    const before = await page.locator('.launcher').boundingBox();
    await page.getByRole('button', { name: 'Talk to a person' }).click();
    await see(page, /You asked for a person at/);
    const conversationId = await conversationOf(page);
    await page.getByRole('button', { name: 'Close' }).click();
    await chat.waitFor();
    expect(await page.locator('.launcher').boundingBox()).toEqual(before);
    const places = await watchPlaces(page);
    await ana.deliver('conversation:take', { conversationId, clientId: randomUUID() });
    await see(page, /Ana .*is helping you/);
    expect(await places.strayed()).toEqual([]);
  });
});
