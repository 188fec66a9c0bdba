import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { startApp, type TestApp } from '../support/app.ts';
import { launchBrowser } from '../support/browser.ts';
import '../../client/widget/boot.ts';

jest.setTimeout(120_000);

const PHONE = { width: 320, height: 568 };
const WAIT_MS = 20_000;
const SHOTS = process.env.HANDRAIL_SHOTS;

let app: TestApp;
let browser: Browser;
let visitors = 0;

beforeAll(async () => {
  [app, browser] = await Promise.all([startApp(), launchBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await app?.stop();
});
afterEach(async () => {
  await Promise.all(browser.contexts().map((context) => context.close()));
});

/** A new visitor on the sample page; `prepare` may stand in the way before it loads. */
async function visit(
  options: BrowserContextOptions = {},
  prepare: (page: Page) => Promise<unknown> = async () => {},
): Promise<Page> {
  const address = `10.9.0.${++visitors}`;
  const context = await browser.newContext({
    viewport: { width: 1100, height: 800 },
    locale: 'en-GB',
    extraHTTPHeaders: { 'x-forwarded-for': address },
    ...options,
  });
  const page = await context.newPage();
  page.setDefaultTimeout(WAIT_MS);
  await prepare(page);
  await page.goto(app.url);
  await page.getByRole('button', { name: 'Open the chat' }).waitFor();
  return page;
}

const see = (page: Page, text: string | RegExp) =>
  page.getByText(text).filter({ visible: true }).first().waitFor();
const personButton = (page: Page) => page.getByRole('button', { name: 'Talk to a person' });
const shoot = async (page: Page, name: string): Promise<void> => {
  if (SHOTS) await page.screenshot({ path: `${SHOTS}/${name}.png` });
};

async function open(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Open the chat' }).click();
  await page.getByLabel('Your message').waitFor();
}

async function write(page: Page, text: string): Promise<void> {
  await page.getByLabel('Your message').fill(text);
  await page.keyboard.press('Enter');
}

/** The name and text of what has the keyboard's focus, also inside the widget. */
const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const inside = document.activeElement?.shadowRoot?.activeElement;
    return inside?.getAttribute('aria-label') ?? inside?.textContent ?? document.activeElement?.tagName ?? '';
  });

async function tabTo(page: Page, name: string | RegExp): Promise<void> {
  for (let presses = 0; presses < 40; presses++) {
    const now = await focused(page);
    if (typeof name === 'string' ? now === name : name.test(now)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`the keyboard does not reach ${name}; it is at ${await focused(page)}`);
}

async function seriousViolations(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`);
}

/** What the page itself can learn of the conversation that it has just started. */
const conversationOf = (page: Page): Promise<string> =>
  page.evaluate(() => JSON.parse(localStorage.getItem('handrail:demo:conversation') ?? '""') as string);

const uuid = (): string => crypto.randomUUID();

describe('the widget in a browser', () => {
  it('takes a customer to a person and back by keyboard alone', async () => {
    const agent = await app.agent();
    await agent.deliver('presence:set', { status: 'online' });
    const page = await visit();
    await shoot(page, 'launcher');

    await tabTo(page, 'Open the chat');
    await page.keyboard.press('Enter');
    await see(page, /an AI assistant/);
    await see(page, 'How can we help?');
    await shoot(page, 'first-screen');
    expect(await focused(page)).toBe('Your message');
    await page.keyboard.type('The export invoices-eu fails with NWX-502. I restarted it, did not help.');
    await page.keyboard.press('Enter');
    await see(page, /NWX-502/);

    await tabTo(page, 'Talk to a person');
    await page.keyboard.press('Enter');
    await see(page, /You asked for a person at/);
    await see(page, 'Place in line');
    await see(page, /You are next/);
    await see(page, 'We cannot say yet');
    await shoot(page, 'receipt');

    const conversationId = await conversationOf(page);
    await agent.deliver('conversation:take', { conversationId, clientId: uuid() });
    await see(page, /Ana .*is helping you/);
    await agent.deliver('message:send', {
      conversationId,
      clientId: uuid(),
      text: 'I am on it: <b>one</b> moment.',
    });
    await see(page, 'I am on it: <b>one</b> moment.');
    await shoot(page, 'with-agent');

    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    expect(await focused(page)).toMatch(/Open the chat/);
    await agent.deliver('message:send', { conversationId, clientId: uuid(), text: 'It runs again.' });
    await page.getByRole('button', { name: /1 new message/ }).waitFor();
    await shoot(page, 'unread');
    await page.keyboard.press('Enter');
    await see(page, 'It runs again.');

    await agent.deliver('conversation:resolve', { conversationId, clientId: uuid() });
    await see(page, 'Did this solve it?');
    await personButton(page).first().waitFor();
    await tabTo(page, 'Yes');
    await page.keyboard.press('Enter');
    await tabTo(page, '5 of 5');
    await page.keyboard.press('Enter');
    await see(page, /^Thank you\.$/);
    await shoot(page, 'solved');
  });

  it.each([
    ['light', 'desktop', undefined],
    ['dark', 'desktop', undefined],
    ['light', 'phone', PHONE],
    ['dark', 'phone', PHONE],
  ] as const)('is readable and whole: %s, %s', async (colorScheme, device, viewport) => {
    const page = await visit({ colorScheme, ...(viewport ? { viewport } : {}) });
    await personButton(page).waitFor();
    expect(await seriousViolations(page)).toEqual([]);
    await open(page);
    await see(page, /an AI assistant/);
    await shoot(page, `first-${colorScheme}-${device}`);
    expect(await seriousViolations(page)).toEqual([]);
    await personButton(page).click();
    await see(page, /You asked for a person at/);
    await write(page, `A long word: ${'x'.repeat(300)} and https://example.com/a?b=1 and שלום`);
    await see(page, /A long word/);
    await shoot(page, `receipt-${colorScheme}-${device}`);
    expect(await seriousViolations(page)).toEqual([]);
    const isTooWide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
    const panel = await page.getByRole('dialog').boundingBox();
    expect(isTooWide).toBe(false);
    expect((panel?.x ?? -1) >= 0 && (panel?.x ?? 0) + (panel?.width ?? 0) <= (viewport?.width ?? 1100)).toBe(
      true,
    );
    await page.getByLabel('Your message').waitFor();
  });

  it('keeps the keyboard inside on a phone, where it covers the page', async () => {
    const page = await visit({ viewport: PHONE });
    await open(page);
    for (let presses = 0; presses < 12; presses++) {
      await page.keyboard.press('Tab');
      expect(await page.evaluate(() => Boolean(document.activeElement?.shadowRoot?.activeElement))).toBe(
        true,
      );
    }
  });

  it('shows the answer of the assistant as of an AI, with its article, and asks whether it helped', async () => {
    const page = await visit();
    await open(page);
    await write(page, 'How do I rotate an API key?');
    await see(page, /· AI assistant/);
    const outcome = page.getByText(/Did this solve it\?|asked a person to help/).first();
    await outcome.waitFor();
    await personButton(page).or(page.getByText('Place in line')).first().waitFor();
    await shoot(page, 'answer');
  });

  it('shows what the assistant offers as buttons, for the keyboard and in a group that is named', async () => {
    const page = await visit();
    await open(page);
    await write(page, 'Okta');
    const group = page.getByRole('group', { name: /is this about “Set up single sign-on/ });
    await group.waitFor();
    expect(await group.getByRole('button').count()).toBe(3);
    await shoot(page, 'offer');
    expect(await seriousViolations(page)).toEqual([]);
    await tabTo(page, 'Set up single sign-on with SAML');
    await page.keyboard.press('Enter');
    await see(page, /Copy the ACS URL and the Entity ID/);
    await see(page, 'From: Set up single sign-on with SAML');
    expect(await group.count()).toBe(0);
    await shoot(page, 'offer-taken');
  });

  it('asks for a person where the choice of a person is pressed', async () => {
    const page = await visit();
    await open(page);
    await write(page, 'Okta');
    await page.getByRole('button', { name: 'None of these: a person, please' }).click();
    await see(page, /You asked for a person at/);
  });

  it('takes a second press of "Yes" for no score', async () => {
    const agent = await app.agent();
    const page = await visit();
    await open(page);
    await personButton(page).click();
    await see(page, /You asked for a person at/);
    const conversationId = await conversationOf(page);
    await agent.deliver('conversation:take', { conversationId, clientId: uuid() });
    await agent.deliver('conversation:resolve', { conversationId, clientId: uuid() });
    await page.getByRole('button', { name: 'Yes' }).dblclick();
    await page.getByRole('button', { name: '1 of 5' }).waitFor();
    await page.getByRole('button', { name: '4 of 5' }).click();
    await see(page, /^Thank you\.$/);
    const answers = agent.get(`/api/v1/conversations/${conversationId}/entries`);
    expect(JSON.stringify(await answers)).not.toContain('"score":1');
  });

  it('keeps a press that was made offline, and sends it when the connection is back', async () => {
    const page = await visit();
    await open(page);
    await see(page, /is responsible for you/);
    await page.context().setOffline(true);
    await personButton(page).click();
    await see(page, /send it all when you are back/);
    await shoot(page, 'offline');
    await page.context().setOffline(false);
    await see(page, /You asked for a person at/);
  });

  it('works where sockets are blocked', async () => {
    const agent = await app.agent();
    const page = await visit({}, (blocked) =>
      blocked.routeWebSocket(/socket\.io/, (socket) => socket.close()),
    );
    await open(page);
    await personButton(page).click();
    await see(page, 'Place in line');
    await write(page, 'Can you hear me?');
    await see(page, 'Can you hear me?');
    await page.locator('.unsent').waitFor({ state: 'detached' });
    const conversationId = await conversationOf(page);
    await agent.deliver('conversation:take', { conversationId, clientId: uuid() });
    await agent.deliver('message:send', { conversationId, clientId: uuid(), text: 'Loud and clear.' });
    await see(page, 'Loud and clear.');
  });

  it('offers both ways before the app is there, and keeps a press made then', async () => {
    let isBlocked = true;
    const page = await visit({}, (blocked) =>
      blocked.route(/\/widget\/app/, (route) => (isBlocked ? route.abort() : route.continue())),
    );
    await personButton(page).click();
    await see(page, /Asking for a person/);
    isBlocked = false;
    await see(page, /You asked for a person at/);
  });

  it('keeps the way to a person while the service cannot be reached, and sends the press by itself', async () => {
    let isDown = true;
    const page = await visit({}, (blocked) =>
      blocked.route(/\/visitor\/sessions/, (route) =>
        isDown ? route.fulfill({ status: 503 }) : route.continue(),
      ),
    );
    await open(page);
    await see(page, /cannot be reached right now/);
    await personButton(page).click();
    await see(page, /We keep it and keep trying/);
    await shoot(page, 'unreachable');
    isDown = false;
    await see(page, /You asked for a person at/);
  });

  it('begins one conversation where a message and a press wait for it together', async () => {
    let isDown = true;
    const page = await visit({}, (blocked) =>
      blocked.route(/\/visitor\/sessions/, (route) => (isDown ? route.abort() : route.continue())),
    );
    await open(page);
    await write(page, 'Hello');
    await personButton(page).click();
    await see(page, /Not sent yet/);
    isDown = false;
    await see(page, 'Place in line');
    await page.locator('.unsent').waitFor({ state: 'detached' });
    expect(await page.locator('.bubble.contact .body').allTextContents()).toEqual(['Hello']);
    const conversations = await page.evaluate(async () => {
      const token = JSON.parse(localStorage.getItem('handrail:demo:token') ?? '""') as string;
      const body = JSON.stringify({ workspace: 'demo', token });
      const headers = { 'content-type': 'application/json' };
      const answer = await fetch('/api/v1/visitor/sessions', { method: 'POST', headers, body });
      return ((await answer.json()) as { conversations: unknown[] }).conversations.length;
    });
    expect(conversations).toBe(1);
  });

  it('loses no unsent message over a reload, and sends it once', async () => {
    const page = await visit();
    await open(page);
    await write(page, 'First');
    await see(page, 'First');
    await page.waitForFunction(() => localStorage.getItem('handrail:demo:conversation')?.length);
    await page.route(/\/commands\//, (route) => route.abort());
    await page.routeWebSocket(/socket\.io/, (socket) => socket.close());
    await page.reload();
    await write(page, 'Second');
    await write(page, 'Third');
    await see(page, /Not sent yet/);
    await page.unrouteAll();
    await page.reload();
    const bodies = page.locator('.bubble.contact .body');
    await page.waitForFunction(
      () => !Object.keys(localStorage).some((key) => key.startsWith('handrail:demo:out:')),
    );
    await see(page, 'Third');
    expect(await bodies.allTextContents()).toEqual(['First', 'Second', 'Third']);
  });

  it('speaks German where the page does', async () => {
    const page = await (await browser.newContext()).newPage();
    await page.route('**/german.html', (route) =>
      route.fulfill({
        contentType: 'text/html',
        body: '<!doctype html><html lang="de"><title>x</title><script src="/widget.js" data-workspace="demo" data-color="#ffd400" async></script>',
      }),
    );
    await page.goto(`${app.url}/german.html`);
    await page.getByRole('button', { name: 'Chat öffnen' }).click();
    await see(page, 'Wie können wir helfen?');
    await page.getByRole('button', { name: 'Mit einem Menschen sprechen' }).waitFor();
    await shoot(page, 'german');
    expect(await seriousViolations(page)).toEqual([]);
  });

  it('is driven by the page', async () => {
    const page = await visit();
    const opened = page.evaluate(
      () => new Promise((resolve) => window.Handrail?.on('open', (isOpen) => isOpen && resolve(isOpen))),
    );
    await page.evaluate(() => window.Handrail?.requestPerson());
    await see(page, /You asked for a person at/);
    expect(await opened).toBe(true);
    await page.evaluate(() => window.Handrail?.close());
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await page.getByRole('button', { name: /Number \d+ in line|In line/ }).waitFor();
  });
});
