import { randomUUID } from 'node:crypto';
import type { Browser, Page } from 'playwright-core';
import type { Agent } from '../../scripts/replay/clients/agent.ts';
import { good } from '../support/answers.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { launchBrowser } from '../support/browser.ts';
import { type ConsolePages, makeConsolePages } from './console-pages.ts';
import { watchPlaces } from './places.ts';

jest.setTimeout(150_000);

describe('nothing that one presses moves or is replaced under the pointer', () => {
  let app: TestApp;
  let browser: Browser;
  let pages: ConsolePages;
  let ben: Agent;

  beforeAll(async () => {
    [app, browser] = await Promise.all([startApp(), launchBrowser()]);
    ben = await app.agent('agent2');
  });

  beforeEach(() => {
    pages = makeConsolePages(app, browser);
  });

  /** The line is empty at the end of each test. */
  afterEach(async () => {
    await pages.close();
    const { items } = good(await ben.send('queue:watch', {}));
    for (const { conversationId } of items) {
      await take(conversationId);
      good(await ben.send('conversation:resolve', { conversationId, clientId: randomUUID() }));
    }
  });

  afterAll(async () => {
    await browser?.close();
    await app?.stop();
  });

  const rowOf = (page: Page, conversationId: string) =>
    page.locator('.hr-row', { has: page.locator(`a[href$="/c/${conversationId}"]`) });
  const take = async (conversationId: string) =>
    good(await ben.send('conversation:take', { conversationId, clientId: randomUUID() }));

  /** Goes above everybody who only pressed the button. */
  async function somebodyIsUrgent(): Promise<string> {
    const visitor = await app.visitor();
    const text = 'My lawyer will sue you over this invoice.';
    const { conversationId } = good(
      await visitor.send('conversation:start', { clientId: randomUUID(), text }),
    );
    return conversationId;
  }

  /** A conversation that has come to its end, so that nobody is offered it. */
  async function somethingDone(): Promise<string> {
    const { conversationId } = await pages.somebodyWaits('Done before the rest begins');
    await take(conversationId);
    good(await ben.send('conversation:resolve', { conversationId, clientId: randomUUID() }));
    return conversationId;
  }

  it('keeps the waiting rows in place while one is aimed at, says who took it, and tells of new ones', async () => {
    const first = await pages.somebodyWaits('First in line');
    const second = await pages.somebodyWaits('Second in line');
    const page = await pages.open('manager');
    await rowOf(page, second.conversationId).hover();
    const places = await watchPlaces(page);

    const urgent = await somebodyIsUrgent();
    await page.getByRole('button', { name: '1 new' }).waitFor();
    expect(await rowOf(page, urgent).count()).toBe(0);
    await take(second.conversationId);
    await rowOf(page, second.conversationId).getByText('Ben Okafor has it').waitFor();
    expect(await places.strayed()).toEqual([]);

    await page.mouse.move(700, 500);
    await rowOf(page, second.conversationId).waitFor({ state: 'detached' });
    await rowOf(page, urgent).waitFor();
    const above = async (id: string) => (await rowOf(page, id).boundingBox())?.y ?? 0;
    expect(await above(urgent)).toBeLessThan(await above(first.conversationId));
    expect(await page.getByRole('button', { name: /new$/ }).count()).toBe(0);
  });

  it('shows what waits when one asks for it, and opens nothing by a key that nobody chose', async () => {
    const chosen = await pages.somebodyWaits('Chosen by keyboard');
    const page = await pages.open('manager');
    const selected = page.locator('.hr-row[data-cursor="true"]');
    const row = rowOf(page, chosen.conversationId);
    await row.waitFor();
    while ((await row.getAttribute('data-cursor')) !== 'true') await page.keyboard.press('j');
    await take(chosen.conversationId);
    await row.waitFor({ state: 'detached' });
    expect(await selected.count()).toBe(0);
    await page.keyboard.press('Enter');
    expect(new URL(page.url()).pathname).toBe('/console');

    const other = await pages.somebodyWaits('Somebody to point at');
    await rowOf(page, other.conversationId).hover();
    const urgent = await somebodyIsUrgent();
    await page.getByRole('button', { name: '1 new' }).hover();
    const another = await somebodyIsUrgent();
    await page.getByRole('button', { name: '2 new' }).click();
    await rowOf(page, urgent).waitFor();
    await rowOf(page, another).waitFor();
  });

  it.each([1440, 1280, 390])(
    'keeps the header of a conversation in place in every state, %i px',
    async (width) => {
      const { conversationId, say } = await pages.somebodyWaits('From the first press to the end');
      const page = await pages.open('manager', { width });
      await pages.openByUrl(page, conversationId);
      await page.getByRole('button', { name: 'Take', exact: true }).waitFor();
      // A brief that fills in and a timeline that goes on are no buttons of the header.
      const places = await watchPlaces(page, '.hr-pane-list, .hr-pane-brief, .hr-timeline-frame');
      const room = await page.getByRole('log').boundingBox();
      good(await ben.send('conversation:open', { conversationId }));
      await page.getByText('Also looking: Ben Okafor').waitFor();
      await take(conversationId);
      await page.getByRole('button', { name: 'Taken' }).waitFor();
      await say('A first answer would be nice');
      good(await ben.send('conversation:resolve', { conversationId, clientId: randomUUID() }));
      await page.getByRole('button', { name: 'Close', exact: true, disabled: false }).waitFor();
      expect(await page.getByRole('button', { name: 'Ended' }).isDisabled()).toBe(true);
      good(await ben.send('conversation:close', { conversationId, clientId: randomUUID() }));
      await page.getByRole('button', { name: 'Closed' }).waitFor();
      expect(await page.getByRole('log').boundingBox()).toEqual(room);
      expect(await places.strayed()).toEqual([]);
    },
  );

  it.each([1440, 1280, 390])(
    'lets an offer appear without covering or moving anything, %i px',
    async (width) => {
      const page = await pages.open('agent', { width });
      await pages.openByUrl(page, await somethingDone());
      const places = await watchPlaces(page, '.hr-notice, .hr-list-frame');
      await pages.somebodyWaits(`An offer at ${width}`);
      const offer = page.getByRole('region', { name: 'Offered to you' });
      await offer.waitFor();
      expect(await places.strayed()).toEqual([]);
      await offer.getByRole('button', { name: 'Accept' }).click();
      await page.getByText('You have it').waitFor();
      await offer.waitFor({ state: 'detached' });
    },
  );

  it('keeps an offer that ends while its button is aimed at, and lets nobody press it', async () => {
    const page = await pages.open('agent');
    const { conversationId } = await pages.somebodyWaits('Withdrawn under the pointer');
    const offer = page.getByRole('region', { name: 'Offered to you' });
    const accept = offer.getByRole('button', { name: 'Accept' });
    await accept.hover();
    const places = await watchPlaces(page, '.hr-list-frame');
    await take(conversationId);
    await offer.getByText('no longer open').waitFor();
    expect(await accept.isDisabled()).toBe(true);
    expect(await places.strayed()).toEqual([]);
    await page.mouse.move(700, 500);
    await offer.waitFor({ state: 'detached' });
  });

  it.each([1440, 390])('says what is down without moving anything, %i px', async (width) => {
    let isDown = false;
    const page = await pages.open('manager', {
      width,
      prepare: async (made) => {
        await made.clock.install();
        await made.route(/\/readyz$/, (route) =>
          isDown
            ? route.fulfill({
                json: { status: 'degraded', checks: { store: 'up', queue: 'up', ai: 'down' } },
              })
            : route.continue(),
        );
      },
    });
    await pages.openByUrl(page, await somethingDone());
    const places = await watchPlaces(page, '.hr-notice');
    await page.getByRole('button', { name: 'Not now' }).click();
    isDown = true;
    await page.clock.fastForward(16_000);
    await page.getByText(/^The assistant cannot answer/).waitFor();
    expect(await places.strayed()).toEqual([]);
  });

  it('keeps a fact of the brief under the pointer while the customer goes on', async () => {
    const { conversationId, say } = await pages.somebodyWaits('The export stops with EXP-5023');
    let arrived = () => {};
    const arrival = new Promise<void>((resolve) => {
      arrived = resolve;
    });
    const page = await pages.open('manager', {
      prepare: async (made) =>
        made.on('websocket', (socket) =>
          socket.on('framereceived', ({ payload }) => {
            if (/\["brief".*EXP-7781/s.test(String(payload))) arrived();
          }),
        ),
    });
    await pages.openByUrl(page, conversationId);
    await page.getByRole('button', { name: 'Copy all facts' }).hover();
    const places = await watchPlaces(page, '.hr-pane-list, .hr-timeline-frame');
    await say('Since version 4.2.1 on Windows 11. I restarted it, no change. Now it says EXP-7781');
    await arrival;
    expect(await page.locator('.hr-facts').getByText('EXP-7781').count()).toBe(0);
    expect(await places.strayed()).toEqual([]);
    await page.mouse.move(700, 500);
    await page.locator('.hr-facts').getByText('EXP-7781').waitFor();
  });

  it('does not turn half a note into a reply', async () => {
    const { conversationId } = await pages.somebodyWaits('A note is being written');
    const page = await pages.open('agent');
    await pages.openByUrl(page, conversationId);
    await page.locator('#hr-composer').fill('Careful, this customer');
    await page.getByRole('button', { name: 'Take', exact: true }).click();
    await page.getByText('You have it').waitFor();
    expect(await page.locator('#hr-composer').inputValue()).toBe('Careful, this customer');
    await page.getByRole('button', { name: 'Add note' }).click();
    await page.locator('article.hr-note').waitFor();
    await page.getByRole('button', { name: 'Send', exact: true }).waitFor();
  });
});
