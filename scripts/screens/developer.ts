import type { Studio } from './studio.ts';

const SIZE = { width: 1280, height: 860 };

/** The developer's reference, as the running server makes it from its tables. */
export async function takeDeveloper(studio: Studio): Promise<void> {
  const page = await studio.open(`${studio.url}/api/docs`, SIZE);
  await studio.see(page, /human:request/);
  await studio.shoot(page, 'reference');
}
