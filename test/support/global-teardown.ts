import type { PrivateServices } from './services.ts';

/** Stops what the setup started and removes its data. */
// biome-ignore lint/style/noDefaultExport: jest asks for one
export default async function tearDown(): Promise<void> {
  const key = Symbol.for('handrail.test.services');
  await (globalThis as Record<symbol, PrivateServices | undefined>)[key]?.stop();
}
