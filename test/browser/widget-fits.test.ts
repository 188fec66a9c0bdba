import type { Browser, Page } from 'playwright-core';
import { createLog } from '../../server/log.ts';
import { openStore } from '../../server/store/store.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { launchBrowser } from '../support/browser.ts';
import { type FittingPage, fittingPages, unfitPages } from './fitting-pages.ts';
import { type PageHost, startPageHost } from './page-host.ts';
import '../../client/widget/boot.ts';

jest.setTimeout(60_000);

const WAIT_MS = 20_000;

describe('the widget on the pages where people put it', () => {
  let app: TestApp;
  let browser: Browser;
  let host: PageHost;

  beforeAll(async () => {
    [app, browser, host] = await Promise.all([startApp({ worker: false }), launchBrowser(), startPageHost()]);
    host.add({ body: '<!doctype html><title>x</title><h1>The next page</h1>' }, '/turbo-next');
  });
  afterEach(async () => {
    await Promise.all(browser.contexts().map((context) => context.close()));
  });
  afterAll(async () => {
    await browser?.close();
    await host?.stop();
    await app?.stop();
  });

  async function visit(
    fitting: FittingPage,
    prepare: (page: Page) => Promise<unknown> = async () => {},
  ): Promise<{ page: Page; log: string[] }> {
    const context = await browser.newContext({
      viewport: { width: 1000, height: 700 },
      locale: 'en-GB',
      ...fitting.context,
    });
    const page = await context.newPage();
    page.setDefaultTimeout(WAIT_MS);
    const log: string[] = [];
    page.on('console', (message) => {
      if (message.text().startsWith('Handrail: ')) log.push(message.text());
    });
    await prepare(page);
    await page.goto(host.add(fitting.page(app.url)));
    return { page, log };
  }

  const press = (page: Page) =>
    page.getByRole('button', { name: 'Talk to a person' }).filter({ visible: true }).click();
  const asked = (page: Page) =>
    page
      .getByText(/You asked for a person at/)
      .filter({ visible: true })
      .waitFor();

  it.each(fittingPages)('works with $name', async (fitting) => {
    const { page, log } = await visit(fitting);
    await page.waitForFunction(() => window.HandrailWidget?.boot.root.host.isConnected);
    await fitting.afterwards?.(page);
    // On screen without scrolling; a chat that is open already has hidden it.
    const launcher = await page.locator('.launcher').boundingBox();
    expect((launcher?.y ?? 0) + (launcher?.height ?? 0)).toBeLessThanOrEqual(
      page.viewportSize()?.height ?? 0,
    );
    await press(page);
    await asked(page);
    expect(await page.locator('handrail-widget').count()).toBe(1);
    if (fitting.explains) expect(log.join('\n')).toMatch(fitting.explains);
    else expect(log).toEqual([]);
  });

  it.each(unfitPages)('says what is wrong with $name', async (unfit) => {
    const { page, log } = await visit(unfit, unfit.prepare);
    await press(page);
    const help = page.locator('.help').filter({ visible: true });
    await help.getByText(unfit.says).waitFor();
    expect(
      await help.getByRole('link').evaluateAll((links) => links.map((link) => link.getAttribute('href'))),
    ).toEqual(['mailto:help@shop.example', 'tel:+493012 34'.replace(' ', '')]);
    expect(log.join('\n')).toMatch(unfit.explains);
  });

  it('names the ways that the company has set, also at a later visit when nobody answers', async () => {
    const store = await openStore(app.mongoUri, createLog('silent', 'test'));
    await store.workspaces.setOtherWays('demo', { email: 'people@shop.example', phone: null });
    await store.close();
    const { page } = await visit({
      name: 'plain',
      page: (origin) => fittingPages[0]?.page(origin) ?? { body: '' },
    });
    await press(page);
    await asked(page);
    await page.route(/\/api\//, (route) => route.abort());
    await page.routeWebSocket(/socket\.io/, (socket) => socket.close());
    await page.reload();
    await page.locator('.help').getByRole('link', { name: 'people@shop.example' }).waitFor();
  });

  it.each(['allow-scripts', 'allow-scripts allow-same-origin', null])(
    'works in a frame with sandbox %j',
    async (sandbox) => {
      const inside = host.add(fittingPages[0]?.page(app.url) ?? { body: '' });
      const attribute = sandbox === null ? '' : `sandbox="${sandbox}"`;
      const frame = `<!doctype html><iframe ${attribute} src="${inside}" style="width:420px;height:600px"></iframe>`;
      const { page } = await visit({ name: 'a frame', page: () => ({ body: frame }) });
      const within = page.frameLocator('iframe');
      await within.getByRole('button', { name: 'Talk to a person' }).click();
      await within.getByText(/You asked for a person at/).waitFor();
    },
  );
});
