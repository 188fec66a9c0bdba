import type { Studio } from './studio.ts';

const SIZE = { width: 1280, height: 860 };

/** The developer's reference, as the running server makes it from its tables: the press, with its examples. */
export async function takeDeveloper(studio: Studio): Promise<void> {
  const page = await studio.open(`${studio.url}/api/docs`, SIZE);
  const press = page.getByRole('heading', { name: /visitor\/commands\/human:request/ });
  const details = page.locator('h3:has-text("visitor/commands/human:request") ~ details');
  for (const example of [1, 3]) await details.nth(example).locator('summary').click();
  await press.evaluate((heading) => heading.scrollIntoView());
  await studio.see(page, /"estimatedWaitSeconds"/);
  await studio.shoot(page, 'reference');
}
