import { createHmac, randomUUID } from 'node:crypto';
import { SignJWT } from 'jose';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { createLog } from '../../server/log.ts';
import { createParts } from '../../server/parts.ts';
import { eraseConversation } from '../../server/privacy/erase-contact.ts';
import { good } from '../support/answers.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { launchBrowser } from '../support/browser.ts';
import { type PageHost, startPageHost } from './page-host.ts';
import '../../client/widget/boot.ts';

jest.setTimeout(60_000);

const WAIT_MS = 20_000;
const SECRET = 'a secret that is only good for tests and trials';

async function identityOf(sub: string, life = '1h'): Promise<string> {
  const key = createHmac('sha256', SECRET).update('identity:demo').digest('hex');
  return new SignJWT({ sub, name: `Name of ${sub}` })
    .setProtectedHeader({ alg: 'HS256' })
    .setExpirationTime(life)
    .sign(new TextEncoder().encode(key));
}

const htmlFor = (origin: string, identity?: string, locale = 'en'): string =>
  `<!doctype html><html lang="en"><title>x</title><script src="${origin}/widget.js" data-workspace="demo" data-locale="${locale}" ${identity ? `data-identity="${identity}"` : ''} async></script>`;

describe('signing in and out in a browser that others use too', () => {
  let app: TestApp;
  let browser: Browser;
  let host: PageHost;
  let context: BrowserContext;

  beforeAll(async () => {
    [app, browser, host] = await Promise.all([startApp({ worker: false }), launchBrowser(), startPageHost()]);
  });
  beforeEach(async () => {
    context = await browser.newContext({ locale: 'en-GB' });
    context.setDefaultTimeout(WAIT_MS);
  });
  afterEach(async () => {
    await context.close();
  });
  afterAll(async () => {
    await browser?.close();
    await host?.stop();
    await app?.stop();
  });

  async function visit(identity?: string, locale?: string): Promise<Page> {
    const page = await context.newPage();
    await page.goto(host.add({ body: htmlFor(app.url, identity, locale) }));
    await page.waitForFunction(() => window.Handrail?.boot.handle);
    return page;
  }
  const open = (page: Page) => page.evaluate(() => window.Handrail?.open());
  const identify = (page: Page, identity: string) =>
    page.evaluate((jwt) => window.Handrail?.identify(jwt), identity);
  const says = (page: Page, text: string) =>
    page.locator('.bubble.contact .body').getByText(text, { exact: true }).waitFor();
  const kept = (page: Page): Promise<string> =>
    page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]));

  async function write(page: Page, text: string): Promise<void> {
    await open(page);
    await page.getByLabel('Your message').fill(text);
    await page.keyboard.press('Enter');
    await says(page, text);
    await page.locator('.unsent').waitFor({ state: 'detached' });
  }
  it("says in the page's language that words were erased", async () => {
    const identity = await identityOf('erased-1');
    await write(await visit(identity), 'What nobody may keep');
    const session = await app.visitor({ identity });
    const [conversationId = ''] = session.session.conversations.map(({ id }) => id);
    session.close();
    const agent = await app.agent();
    const at = () => ({ conversationId, clientId: randomUUID() });
    good(await agent.send('conversation:take', at()));
    good(await agent.send('conversation:resolve', at()));
    good(await agent.send('conversation:close', at()));
    agent.close();
    const parts = await createParts(
      { MONGODB_URI: app.mongoUri, REDIS_URL: app.redisUrl },
      createLog('silent', 'test'),
    );
    const why = { by: { kind: 'system' }, reason: 'retention', scope: 'texts' } as const;
    await eraseConversation({ ...parts, now: parts.store.clock.now }, conversationId, why);
    await parts.close();
    const page = await visit(identity, 'de');
    await open(page);
    await says(page, 'Gelöscht');
  });

  /** The first screen of somebody who has no conversation. */
  const isNew = (page: Page) => page.getByText('How can we help?').filter({ visible: true }).waitFor();

  it('keeps the anonymous thread and the draft when somebody signs in, and finds it on another device', async () => {
    const page = await visit();
    await write(page, 'Before I signed in');
    await page.getByLabel('Your message').fill('half a sentence');
    const identity = await identityOf('keeps-1');
    await identify(page, identity);
    await says(page, 'Before I signed in');
    await write(page, 'And after');
    expect(await kept(page)).not.toMatch(/"token|:token/);

    const elsewhere = await browser.newContext({ locale: 'en-GB' });
    try {
      const there = await elsewhere.newPage();
      await there.goto(host.add({ body: htmlFor(app.url, identity) }));
      await there.getByRole('button', { name: 'Open the chat' }).click();
      await says(there, 'Before I signed in');
      await says(there, 'And after');
    } finally {
      await elsewhere.close();
    }
  });

  it('shows nothing of a signed-in contact where the page names nobody any more', async () => {
    const page = await visit(await identityOf('nobody-2'));
    await write(page, 'My account number is 4711');
    await page.goto(host.add({ body: htmlFor(app.url) }));
    await page.getByRole('button', { name: 'Open the chat' }).click();
    await isNew(page);
    expect(await page.getByText('4711').count()).toBe(0);
    expect(await kept(page)).not.toContain('4711');
  });

  it('forgets everybody on logout, in the other tabs too, and takes who comes next', async () => {
    const page = await visit(await identityOf('leaves-3'));
    await write(page, 'Mine alone');
    const beside = await visit(await identityOf('leaves-3'));
    await open(beside);
    await says(beside, 'Mine alone');
    await page.evaluate(() => window.Handrail?.logout());
    await open(page);
    await open(beside);
    await Promise.all([isNew(page), isNew(beside)]);
    expect(await kept(page)).not.toContain('leaves-3');
    await identify(page, await identityOf('comes-3'));
    await isNew(page);
    await identify(page, await identityOf('leaves-3'));
    await open(page);
    await says(page, 'Mine alone');
  });

  it('leaves no tab behind that still speaks as the visitor who has signed in', async () => {
    const page = await visit();
    await write(page, 'In both tabs');
    const beside = await visit();
    await open(beside);
    await says(beside, 'In both tabs');
    await identify(page, await identityOf('tabs-6'));
    await says(page, 'In both tabs');
    await beside.locator('.bubble').waitFor({ state: 'detached' });
    await beside.evaluate(() => window.Handrail?.requestPerson());
    await beside.getByText(/You asked for a person at/).waitFor();
  });

  it('takes from a tag that is run again who is signed in now, as after a visit by Turbo', async () => {
    const page = await visit(await identityOf('turbo-4'));
    await write(page, 'Signed in');
    const runAgain = (identity: string) =>
      page.evaluate(
        ([src, jwt]) => {
          const script = document.createElement('script');
          script.src = src ?? '';
          Object.assign(script.dataset, { workspace: 'demo', ...(jwt ? { identity: jwt } : {}) });
          document.head.append(script);
        },
        [`${app.url}/widget.js`, identity],
      );
    await runAgain(await identityOf('turbo-4', '2h'));
    await says(page, 'Signed in');
    await runAgain('');
    await page.locator('.bubble').waitFor({ state: 'detached' });
    await open(page);
    await isNew(page);
  });

  it('asks the page for a fresh identity where the last one has expired, and serves the visitor meanwhile', async () => {
    const page = await visit();
    const wanted = page.evaluate(
      () => new Promise((resolve) => window.Handrail?.on('identity', () => resolve('wanted'))),
    );
    await identify(page, await identityOf('late-5', '1 minute ago'));
    await page.evaluate(() => window.Handrail?.requestPerson());
    expect(await wanted).toBe('wanted');
    await page.getByText(/You asked for a person at/).waitFor();
    await identify(page, await identityOf('late-5'));
    await page.getByText(/You asked for a person at/).waitFor();
    const agent = await app.agent();
    const { body } = await agent.get('/api/v1/conversations');
    expect(JSON.stringify(body)).toContain('Name of late-5');
  });
});

describe('a signed-in contact whose session ends while the page is open', () => {
  it('goes on in the same thread, by the identity that the page has given', async () => {
    const [app, browser, host] = await Promise.all([
      startApp({ worker: false, env: { HANDRAIL_SIGNED_IN_MINUTES: '0.05' } }),
      launchBrowser(),
      startPageHost(),
    ]);
    try {
      const page = await browser.newPage({ locale: 'en-GB' });
      page.setDefaultTimeout(WAIT_MS);
      const begun = () =>
        page.waitForResponse((response) => response.url().endsWith('/visitor/sessions') && response.ok());
      const first = begun();
      await page.goto(host.add({ body: htmlFor(app.url, await identityOf('renewed-7')) }));
      await page.getByRole('button', { name: 'Talk to a person' }).click();
      await first;
      const renewed = begun();
      await page.getByText(/You asked for a person at/).waitFor();
      await renewed;
      const agent = await app.agent();
      const { body } = await agent.get('/api/v1/conversations');
      const [waiting] = (body as { items: { id: string }[] }).items;
      const conversationId = waiting?.id ?? '';
      await agent.deliver('conversation:take', { conversationId, clientId: crypto.randomUUID() });
      const answer = { conversationId, clientId: crypto.randomUUID(), text: 'Still with you' };
      await agent.deliver('message:send', answer);
      await page.getByText('Still with you').waitFor();
    } finally {
      await browser.close();
      await host.stop();
      await app.stop();
    }
  });
});
