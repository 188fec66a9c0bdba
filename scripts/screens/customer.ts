import type { Page } from 'playwright-core';
import { openAgent } from '../replay/clients/agent.ts';
import type { Studio } from './studio.ts';

/** A phone, on which the chat fills the screen. */
const SIZE = { width: 430, height: 900 };
const QUESTION = 'Umlauts look broken when I open the CSV file in Excel. What can we do?';

/** The customer's chat: a question answered from an article, and the receipt after a press. */
export async function takeCustomer(studio: Studio): Promise<void> {
  const ana = await openAgent({ url: studio.url, email: 'agent@demo.test', password: studio.password });
  await ana.deliver('presence:set', { status: 'online' });
  const page = await studio.open(studio.url, SIZE);
  await page.getByRole('button', { name: 'Open the chat' }).click();
  await page.getByLabel('Your message').fill(QUESTION);
  await page.keyboard.press('Enter');
  await studio.see(page, /an AI assistant/);
  await studio.see(page, 'Did this solve it?');
  await studio.see(page, QUESTION);
  const answered = await panelOf(page).screenshot({ animations: 'disabled' });
  await page.getByRole('button', { name: 'Talk to a person' }).first().click();
  await studio.see(page, /You asked for a person at/);
  await studio.see(page, /You are next/);
  await studio.see(page, /About/);
  const asked = await panelOf(page).screenshot({ animations: 'disabled' });
  await sideBySide(studio, [answered, asked]);
  ana.close();
}

const panelOf = (page: Page) => page.getByRole('dialog').first();

/** Both pictures in one, in the order in which they happen. */
async function sideBySide(studio: Studio, pictures: Buffer[]): Promise<void> {
  const page = await studio.open('about:blank', { ...SIZE, width: 2 * SIZE.width + 60 });
  const images = pictures
    .map((png) => `<img width="${SIZE.width}" src="data:image/png;base64,${png.toString('base64')}">`)
    .join('');
  await page.setContent(
    `<body style="margin:0"><div id="both" style="display:inline-flex;gap:20px;padding:16px;background:#eceff1">${images}</div>`,
  );
  await page.locator('img').last().waitFor();
  await studio.shoot(page.locator('#both'), 'widget');
}
