import type { Browser, Page } from 'playwright-core';
import { good } from '../support/answers.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { launchBrowser } from '../support/browser.ts';
import { type ConsolePages, makeConsolePages } from './console-pages.ts';
import { watchPlaces } from './places.ts';

jest.setTimeout(120_000);

const BESIDE_THE_TIMELINE = '.hr-pane-list, .hr-pane-brief, header';
const REFUSED = { ok: false, error: { code: 'internal', message: 'Not now', retryable: true } };

const isEntry = (frame: string, text: string) => frame.includes('["entry"') && frame.includes(text);

describe('the timeline while somebody aims at something in it', () => {
  let app: TestApp;
  let browser: Browser;
  let pages: ConsolePages;

  beforeAll(async () => {
    [app, browser] = await Promise.all([startApp({ worker: false }), launchBrowser()]);
  });

  beforeEach(() => {
    pages = makeConsolePages(app, browser);
  });

  afterEach(() => pages.close());

  afterAll(async () => {
    await browser?.close();
    await app?.stop();
  });

  /** Tells when the page has received an entry with this text. */
  function arrivals() {
    const waiting = new Map<string, () => void>();
    return {
      prepare: async (page: Page) =>
        page.on('websocket', (socket) =>
          socket.on('framereceived', ({ payload }) => {
            for (const [text, tell] of waiting) if (isEntry(String(payload), text)) tell();
          }),
        ),
      of: (text: string) => new Promise<void>((resolve) => waiting.set(text, resolve)),
    };
  }

  const twoFrames = (page: Page) =>
    page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));

  /** A list that has just been opened goes to its end while its rows are measured: until it has been still for a while. */
  const settled = (page: Page) =>
    page.evaluate(
      () =>
        new Promise<void>((resolve) => {
          let last = '';
          let still = 0;
          const look = () => {
            const { scrollTop = 0, scrollHeight = 0 } = document.querySelector('.hr-timeline') ?? {};
            const now = `${scrollTop} ${scrollHeight}`;
            still = now === last ? still + 1 : 0;
            last = now;
            if (still > 30) resolve();
            else requestAnimationFrame(look);
          };
          look();
        }),
    );

  it('does not scroll to what is new, and does when the pointer has left', async () => {
    const { conversationId, say } = await pages.somebodyWaits('Many words');
    for (let count = 1; count <= 14; count += 1) await say(`Message ${count}`);
    await say('See https://example.com/log');
    const arrived = arrivals();
    const page = await pages.open('manager', { prepare: arrived.prepare });
    await pages.openByUrl(page, conversationId);
    await settled(page);
    await page.getByRole('log').getByRole('link', { name: 'https://example.com/log' }).hover();
    await page.locator('.hr-timeline a:hover').waitFor();
    const places = await watchPlaces(page, BESIDE_THE_TIMELINE);
    const arrival = arrived.of('One more thing');
    await say('One more thing');
    await arrival;
    await twoFrames(page);
    expect(await places.strayed()).toEqual([]);
    await page.mouse.move(700, 5);
    await page.getByRole('log').getByText('One more thing').waitFor();
  });

  it('keeps "Send again" in place while the customer goes on, and sends once what is pressed again', async () => {
    const { conversationId, say } = await pages.somebodyWaits('A reply fails');
    const heard = new Map<string, () => void>();
    const shown = (text: string) => new Promise<void>((resolve) => heard.set(text, resolve));
    let isRefused = true;
    const page = await pages.open('agent', {
      prepare: async (made) => {
        await made.routeWebSocket(/socket\.io/, (socket) => {
          const server = socket.connectToServer();
          server.onMessage((frame) => {
            socket.send(frame);
            for (const [text, tell] of heard) if (isEntry(String(frame), text)) tell();
          });
          socket.onMessage((frame) => {
            const id = isRefused && /^42\/agent,(\d+)\["message:send"/.exec(String(frame))?.[1];
            if (id) socket.send(`43/agent,${id}${JSON.stringify([REFUSED])}`);
            else server.send(frame);
          });
        });
      },
    });
    await pages.openByUrl(page, conversationId);
    await page.getByRole('button', { name: 'Take', exact: true }).click();
    await page.getByText('You have it').waitFor();
    await page.locator('#hr-composer').fill('Here I am');
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    const again = page.getByRole('button', { name: 'Send again' });
    await again.hover();
    const places = await watchPlaces(page, BESIDE_THE_TIMELINE);
    const arrival = shown('Still there?');
    await say('Still there?');
    await arrival;
    await twoFrames(page);
    expect(await places.strayed()).toEqual([]);
    isRefused = false;
    await again.click();
    await again.waitFor({ state: 'detached' });
    await page.getByRole('log').getByText('Still there?').waitFor();
    await page.getByRole('log').getByText('Here I am').waitFor();
    await page.locator('.hr-message[data-status]').waitFor({ state: 'detached' });
    const ben = await app.agent('agent2');
    const later = good(await ben.send('conversation:open', { conversationId }));
    expect(JSON.stringify(later.entries).split('Here I am')).toHaveLength(2);
  });
});
