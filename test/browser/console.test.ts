import { randomUUID } from 'node:crypto';
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContext, Page, WebSocketRoute } from 'playwright-core';
import { startApp, type TestApp } from '../support/app.ts';
import { launchBrowser } from '../support/browser.ts';

// Two cores that other suites use too: slow is not broken.
jest.setTimeout(150_000);

describe('the console in a browser', () => {
  let app: TestApp;
  let browser: Browser;
  let contexts: BrowserContext[];

  beforeAll(async () => {
    app = await startApp();
    browser = await launchBrowser();
  });

  beforeEach(() => {
    contexts = [];
  });

  afterEach(async () => {
    for (const context of contexts) await context.close();
  });

  afterAll(async () => {
    await browser?.close();
    await app?.stop();
  });

  type Options = { width?: number; colorScheme?: 'light' | 'dark'; prepare?: (page: Page) => Promise<void> };

  /** A signed-in console in a browser context of its own. */
  async function openConsole(name: string, { width = 1440, colorScheme = 'light', prepare }: Options = {}) {
    const context = await browser.newContext({ viewport: { width, height: 844 }, colorScheme });
    contexts.push(context);
    context.setDefaultTimeout(40_000);
    const page = await context.newPage();
    await prepare?.(page);
    await page.goto(`${app.url}/console`);
    await page.getByLabel('E-mail').fill(`${name}@demo.test`);
    await page.getByLabel('Password', { exact: true }).fill(app.password);
    await page.keyboard.press('Enter');
    await page.getByText('Live', { exact: true }).waitFor({ state: 'attached' });
    return page;
  }

  /** A contact who pressed "Talk to a person" and said what it is about. */
  async function somebodyWaits(note: string) {
    const visitor = await app.visitor();
    const answer = await visitor.send('human:request', { clientId: randomUUID(), note });
    if (!answer.ok) throw new Error(JSON.stringify(answer));
    const { conversationId } = answer;
    const say = async (text: string) => {
      const sent = await visitor.send('message:send', { conversationId, clientId: randomUUID(), text });
      if (!sent.ok) throw new Error(JSON.stringify(sent));
    };
    return { conversationId, say };
  }

  const openByUrl = async (page: Page, conversationId: string) => {
    await page.goto(`${app.url}/console/c/${conversationId}`);
    await page.getByRole('log').waitFor();
  };

  it('refuses a wrong password in words and keeps the form', async () => {
    const context = await browser.newContext();
    contexts.push(context);
    const page = await context.newPage();
    await page.goto(`${app.url}/console`);
    await page.getByLabel('E-mail').fill('agent@demo.test');
    await page.getByLabel('Password', { exact: true }).fill('not the password');
    await page.getByRole('button', { name: 'Sign in' }).click();
    expect(await page.getByRole('alert').textContent()).toBe('E-mail or password is wrong.');
    expect(await page.getByLabel('E-mail').inputValue()).toBe('agent@demo.test');
  });

  it('shows a press at once, and is worked by keyboard alone up to the resolved conversation', async () => {
    const page = await openConsole('agent');
    const { conversationId, say } = await somebodyWaits('The export stops with error EXP-5023 on 4.2.1');
    const reachNext = async () => {
      await page.keyboard.press('j');
      const selected = page.locator('.hr-row[data-cursor="true"] a');
      return (
        (await selected.count()) > 0 &&
        (await selected.getAttribute('href')) === `/console/c/${conversationId}`
      );
    };
    await expectSoon(reachNext, true);
    expect(await page.title()).toMatch(/^\(\d+\) waiting/);
    await page.keyboard.press('Enter');
    await page.getByRole('log').waitFor();
    await page.keyboard.press('t');
    await page.getByText('You have it').waitFor();

    await page.locator('#hr-composer').fill('I see the error and look into it.');
    await page.keyboard.press('Enter');
    await page.locator('.hr-message[data-own]:not([data-status])').waitFor();
    await say('Thank you!');
    await page.getByText('Thank you!').first().waitFor();

    await page.keyboard.press('Escape');
    await page.keyboard.press('n');
    await page.keyboard.type('Known fault, fixed by a restart');
    await page.keyboard.press('Enter');
    await page.locator('article.hr-note').waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.press('e');
    await page.getByRole('dialog').waitFor();
    await page.getByRole('dialog').getByRole('button', { name: 'Resolve' }).press('Enter');
    await page.getByText('Ana Lima marked it as resolved').waitFor();
  });

  it('rings for somebody who waits, again and again, until an agent has seen it', async () => {
    const page = await openConsole('agent', {
      prepare: async (made) => {
        await made.clock.install();
        await made.addInitScript(recordNotifications);
      },
    });
    const ringsFor = (note: string) =>
      page.evaluate<number>(`notes.filter((body) => body.includes(${JSON.stringify(note)})).length`);
    await page.getByRole('button', { name: 'Turn on' }).click();
    const note = `Ring me ${randomUUID()}`;
    const { conversationId } = await somebodyWaits(note);
    await expectSoon(() => ringsFor(note), 1);
    await page.clock.fastForward(20_000);
    await expectSoon(() => ringsFor(note), 2);

    await page.evaluate(`history.pushState(null, '', '/console/c/${conversationId}')`);
    await page.getByText('Ana Lima has seen the alert').waitFor();
    const rung = await ringsFor(note);
    await page.clock.fastForward(41_000);
    expect(await ringsFor(note)).toBe(rung);
  });

  it('lets a fact of the brief lead to the message it comes from', async () => {
    const page = await openConsole('agent');
    const { conversationId, say } = await somebodyWaits('My export is broken');
    await say('It says EXP-7781 since yesterday');
    for (let line = 0; line < 15; line += 1) await say(`${line}: and another line to scroll by\n`.repeat(4));
    await openByUrl(page, conversationId);
    const fact = page.locator('.hr-facts tr', { hasText: 'EXP-7781' });
    await fact.locator('.hr-seq').click();
    const entry = page.locator('.hr-entry-frame[data-shown="true"]');
    await entry.waitFor();
    expect(await entry.textContent()).toContain('It says EXP-7781');
    expect(await entry.evaluate((element) => element.getBoundingClientRect().top)).toBeGreaterThan(0);
  });

  it('tells the second agent who has the conversation, and that both look at it', async () => {
    const ana = await openConsole('agent');
    const ben = await openConsole('agent2');
    const { conversationId } = await somebodyWaits('Two agents, one conversation');
    await openByUrl(ana, conversationId);
    await openByUrl(ben, conversationId);
    await ben.getByText('Also looking: Ana Lima').waitFor();

    await Promise.all([
      ana.getByRole('button', { name: 'Take', exact: true }).click(),
      ben.getByRole('button', { name: 'Take', exact: true }).click(),
    ]);
    await ana.getByText(/You have it|Ben Okafor has it/).waitFor();
    await ben.getByText(/You have it|Ana Lima has it/).waitFor();
    const [anaHas, benHas] = await Promise.all(
      [ana, ben].map((page) => page.getByText('You have it').isVisible()),
    );
    expect([anaHas, benHas].filter(Boolean)).toHaveLength(1);
    const [second, first] = anaHas ? [ben, 'Ana Lima'] : [ana, 'Ben Okafor'];
    await second.getByText(`${first} answers here. You can leave a note.`).waitFor();
    expect(await second.getByRole('button', { name: 'Take', exact: true }).count()).toBe(0);
  });

  it('keeps what is written while the connection is gone, catches up, and then sends it once', async () => {
    const line = createBreakableLine();
    const page = await openConsole('agent', { prepare: line.install });
    const { conversationId, say } = await somebodyWaits('A shaky line');
    await openByUrl(page, conversationId);
    await page.keyboard.press('t');
    await page.getByText('You have it').waitFor();

    await line.cut();
    await page.getByText('Reconnecting…').waitFor();
    await page.locator('#hr-composer').fill('Written without a connection');
    await page.keyboard.press('Enter');
    await page.locator('.hr-entry[data-status="waiting"]').waitFor();
    await say('Said while the agent was gone');

    line.mend();
    await page.getByText('Said while the agent was gone').first().waitFor();
    await page.locator('.hr-message[data-own]:not([data-status])').waitFor();
    const bubbles = await page.locator('.hr-timeline .hr-bubble').allTextContents();
    expect(bubbles.filter((text) => text === 'Written without a connection')).toHaveLength(1);
    expect(bubbles.indexOf('Said while the agent was gone')).toBeLessThan(
      bubbles.indexOf('Written without a connection'),
    );
  });

  it('shows what customers write as text, whatever it is', async () => {
    const page = await openConsole('agent');
    const hostile = '<img src=x onerror="document.title=\'owned\'"><script>document.title="owned"</script>';
    const { conversationId, say } = await somebodyWaits(hostile);
    await say(hostile);
    await say(`javascript:alert(1) ${'long'.repeat(400)}`);
    await openByUrl(page, conversationId);
    await page.locator('.hr-bubble', { hasText: '<script>' }).first().waitFor();
    expect(await page.title()).not.toBe('owned');
    expect(await page.locator('.hr-timeline img, .hr-brief img, .hr-list img').count()).toBe(0);
    expect(await page.locator('a[href^="javascript:"]').count()).toBe(0);
    const overflow = await page.evaluate('document.documentElement.scrollWidth - innerWidth');
    expect(overflow).toBeLessThanOrEqual(0);
  });

  it('shows managers the figures with the conversations behind each, and agents none', async () => {
    const { conversationId } = await somebodyWaits('Counted');
    const page = await openConsole('manager');
    await page.getByRole('link', { name: 'Figures' }).click();
    const today = page.getByRole('region', { name: 'Today' });
    await today
      .getByRole('button', { name: /needed a person/ })
      .first()
      .click();
    const drawer = page.getByRole('dialog');
    await drawer.locator(`a[href$="/c/${conversationId}"]`).click();
    await page.getByRole('log').waitFor();

    const agent = await openConsole('agent');
    await agent.goto(`${app.url}/console/dashboard`);
    await agent.getByText('Only managers see the figures.').waitFor();
  });

  it.each([
    [1440, 'light'],
    [390, 'dark'],
  ] as const)('has no serious accessibility violation at %i pixels, %s', async (width, colorScheme) => {
    const { conversationId } = await somebodyWaits('Is it readable for everybody?');
    const page = await openConsole('manager', { width, colorScheme });
    await page.locator('.hr-row-link').first().waitFor();
    expect(await seriousViolations(page)).toEqual([]);
    await openByUrl(page, conversationId);
    expect(await seriousViolations(page)).toEqual([]);
    await page.goto(`${app.url}/console/c/${conversationId}/brief`);
    await page.locator('.hr-brief h2').waitFor();
    expect(await seriousViolations(page)).toEqual([]);
    await page.goto(`${app.url}/console/dashboard`);
    await page
      .getByRole('button', { name: /needed a person/ })
      .first()
      .waitFor();
    expect(await seriousViolations(page)).toEqual([]);
  });
});

/** Stands in for the browser's notifications, which a headless one does not show. */
const recordNotifications = `
  globalThis.notes = [];
  globalThis.Notification = class {
    static permission = 'default';
    static async requestPermission() { return (this.permission = 'granted'); }
    constructor(title, { body }) { notes.push(body); }
    close() {}
  };
`;

/** Waits until a reading has the wanted value; fails with what it last was. */
async function expectSoon<T>(read: () => Promise<T>, wanted: T): Promise<void> {
  const deadline = Date.now() + 30_000;
  let last = await read();
  while (last !== wanted && Date.now() < deadline) {
    await new Promise((resolve) => setTimeout(resolve, 100));
    last = await read();
  }
  expect(last).toBe(wanted);
}

async function seriousViolations(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
}

/** A live connection that a test can cut and mend; HTTP goes on, as behind a proxy that drops sockets. */
function createBreakableLine() {
  const open = new Set<WebSocketRoute>();
  let isCut = false;
  return {
    install: async (page: Page) => {
      await page.routeWebSocket(/\/socket\.io\//, (socket) => {
        if (isCut) return void socket.close();
        open.add(socket);
        socket.connectToServer();
      });
      await page.route(/\/socket\.io\/.*transport=polling/, (route) =>
        isCut ? route.abort() : route.continue(),
      );
    },
    cut: async () => {
      isCut = true;
      for (const socket of open) await socket.close();
      open.clear();
    },
    mend: () => {
      isCut = false;
    },
  };
}
