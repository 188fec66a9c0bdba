import { randomUUID } from 'node:crypto';
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page, WebSocketRoute } from 'playwright-core';
import { good } from '../support/answers.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { launchBrowser } from '../support/browser.ts';
import { type ConsolePages, makeConsolePages } from './console-pages.ts';

// Two cores that other suites use too: slow is not broken.
jest.setTimeout(150_000);

describe('the console in a browser', () => {
  let app: TestApp;
  let browser: Browser;
  let pages: ConsolePages;

  beforeAll(async () => {
    app = await startApp();
    browser = await launchBrowser();
  });

  beforeEach(() => {
    pages = makeConsolePages(app, browser);
  });

  afterEach(() => pages.close());

  afterAll(async () => {
    await browser?.close();
    await app?.stop();
  });

  it('refuses a wrong password in words and keeps the form', async () => {
    const page = await pages.blank();
    await page.goto(`${app.url}/console`);
    await page.getByLabel('E-mail').fill('agent@demo.test');
    await page.getByLabel('Password', { exact: true }).fill('not the password');
    await page.getByRole('button', { name: 'Sign in' }).click();
    expect(await page.getByRole('alert').textContent()).toBe('E-mail or password is wrong.');
    expect(await page.getByLabel('E-mail').inputValue()).toBe('agent@demo.test');
  });

  it('shows a press at once, and is worked by keyboard alone up to the resolved conversation', async () => {
    const page = await pages.open('agent');
    const { conversationId, say } = await pages.somebodyWaits(
      'The export stops with error EXP-5023 on 4.2.1',
    );
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
    const page = await pages.open('agent', {
      prepare: async (made) => {
        await made.clock.install();
        await made.addInitScript(recordNotifications);
      },
    });
    const ringsFor = (note: string) =>
      page.evaluate<number>(`notes.filter((body) => body.includes(${JSON.stringify(note)})).length`);
    await page.getByRole('button', { name: 'Turn on' }).click();
    const note = `Ring me ${randomUUID()}`;
    const { conversationId } = await pages.somebodyWaits(note);
    await expectSoon(() => ringsFor(note), 1);
    await page.clock.fastForward(20_000);
    await expectSoon(() => ringsFor(note), 2);

    await page.evaluate(`history.pushState(null, '', '/console/c/${conversationId}')`);
    const row = page.locator('.hr-row', { has: page.locator(`a[href$="/c/${conversationId}"]`) });
    await row.getByRole('button', { name: 'Seen', exact: true }).waitFor();
    const rung = await ringsFor(note);
    await page.clock.fastForward(41_000);
    expect(await ringsFor(note)).toBe(rung);
  });

  it('lets a fact of the brief lead to the message it comes from', async () => {
    const page = await pages.open('agent');
    const { conversationId, say } = await pages.somebodyWaits('My export is broken');
    await say('It says EXP-7781 since yesterday');
    for (let line = 0; line < 15; line += 1) await say(`${line}: and another line to scroll by\n`.repeat(4));
    await pages.openByUrl(page, conversationId);
    const fact = page.locator('.hr-facts tr', { hasText: 'EXP-7781' });
    await fact.locator('.hr-seq').click();
    const entry = page.locator('.hr-entry-frame[data-shown="true"]');
    await entry.waitFor();
    expect(await entry.textContent()).toContain('It says EXP-7781');
    expect(await entry.evaluate((element) => element.getBoundingClientRect().top)).toBeGreaterThan(0);
  });

  it('takes what was erased off a screen that shows it', async () => {
    const page = await pages.open('agent');
    const { conversationId, contactId, say } = await pages.somebodyWaits('My name is Zanzibar');
    await say('Zanzibar lives in Casablanca');
    await pages.openByUrl(page, conversationId);
    await page.getByRole('log').getByText('Zanzibar lives in Casablanca').waitFor();
    const admin = await app.agent('admin');
    good(await admin.send('contact:erase', { contactId, reason: 'contact_asked' }));
    await page.getByText(/^The customer and what was said up to here were erased/).waitFor();
    await page.waitForFunction(() => !document.body.innerText.includes('Zanzibar'));
    admin.close();
  });

  it('tells the second agent who has the conversation, and that both look at it', async () => {
    const ana = await pages.open('agent');
    const ben = await pages.open('agent2');
    const { conversationId } = await pages.somebodyWaits('Two agents, one conversation');
    await pages.openByUrl(ana, conversationId);
    await pages.openByUrl(ben, conversationId);
    await ben.getByText('Also looking: Ana Lima').waitFor();

    // Where the button was is where it is: both hands come down at once, and nothing waits for the page.
    const presses = await Promise.all([ana, ben].map(aimAtTake));
    await Promise.all(presses.map((press) => press()));
    await ana.getByText(/You have it|Ben Okafor has it/).waitFor();
    await ben.getByText(/You have it|Ana Lima has it/).waitFor();
    const [anaHas, benHas] = await Promise.all(
      [ana, ben].map((page) => page.getByText('You have it').isVisible()),
    );
    expect([anaHas, benHas].filter(Boolean)).toHaveLength(1);
    const [second, first] = anaHas ? [ben, 'Ana Lima'] : [ana, 'Ben Okafor'];
    await second.getByText(`${first} answers here. You can leave a note.`).waitFor();
    expect(await second.getByRole('button', { name: 'Taken' }).isDisabled()).toBe(true);
  });

  it('keeps what is written while the connection is gone, catches up, and then sends it once', async () => {
    const line = createBreakableLine();
    const page = await pages.open('agent', { prepare: line.install });
    const { conversationId, say } = await pages.somebodyWaits('A shaky line');
    await pages.openByUrl(page, conversationId);
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
    const page = await pages.open('agent');
    const hostile = '<img src=x onerror="document.title=\'owned\'"><script>document.title="owned"</script>';
    const { conversationId, say } = await pages.somebodyWaits(hostile);
    await say(hostile);
    await say(`javascript:alert(1) ${'long'.repeat(400)}`);
    await pages.openByUrl(page, conversationId);
    await page.locator('.hr-bubble', { hasText: '<script>' }).first().waitFor();
    expect(await page.title()).not.toBe('owned');
    expect(await page.locator('.hr-timeline img, .hr-brief img, .hr-list img').count()).toBe(0);
    expect(await page.locator('a[href^="javascript:"]').count()).toBe(0);
    const overflow = await page.evaluate('document.documentElement.scrollWidth - innerWidth');
    expect(overflow).toBeLessThanOrEqual(0);
  });

  it('shows managers the figures with the conversations behind each, and agents none', async () => {
    const { conversationId } = await pages.somebodyWaits('Counted');
    const page = await pages.open('manager');
    await page.getByRole('link', { name: 'Figures' }).click();
    const today = page.getByRole('region', { name: 'Today' });
    await today
      .getByRole('button', { name: /needed a person/ })
      .first()
      .click();
    const drawer = page.getByRole('dialog');
    await drawer.locator(`a[href$="/c/${conversationId}"]`).click();
    await page.getByRole('log').waitFor();

    const agent = await pages.open('agent');
    await agent.goto(`${app.url}/console/dashboard`);
    await agent.getByText('Only managers see the figures.').waitFor();
  });

  it('shows managers what the assistant would hear wrongly in the articles, once a worker has read them', async () => {
    const page = await pages.open('manager');
    const isRead = async () => {
      const answer = await page.request.get(`${app.url}/api/v1/assistant/misheard`);
      return (await answer.json()).checkedAt !== null;
    };
    await expectSoon(isRead, true, 90_000);
    await page.goto(`${app.url}/console/dashboard`);
    const section = page.getByRole('region', { name: /wrongly hear in your articles/ });
    await section.getByText('an API key leaked on GitHub, how do I revoke it').waitFor();
    await section
      .getByText(/security problem: “leaked”/)
      .first()
      .waitFor();
  });

  it.each([
    [1440, 'light'],
    [390, 'dark'],
  ] as const)('has no serious accessibility violation at %i pixels, %s', async (width, colorScheme) => {
    const { conversationId } = await pages.somebodyWaits('Is it readable for everybody?');
    const page = await pages.open('manager', { width, colorScheme });
    await page.locator('.hr-row-link').first().waitFor();
    expect(await seriousViolations(page)).toEqual([]);
    await pages.openByUrl(page, conversationId);
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
async function expectSoon<T>(read: () => Promise<T>, wanted: T, withinMs = 30_000): Promise<void> {
  const deadline = Date.now() + withinMs;
  let last = await read();
  while (last !== wanted && Date.now() < deadline) {
    await new Promise((resolve) => setTimeout(resolve, 100));
    last = await read();
  }
  expect(last).toBe(wanted);
}

/** The press of the button at its place of now, whatever becomes of it until then. */
async function aimAtTake(page: Page): Promise<() => Promise<void>> {
  const box = await page.getByRole('button', { name: 'Take', exact: true }).boundingBox();
  if (!box) throw new Error('there is no button to take the conversation with');
  return () => page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
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
