import { type PrivateServices, startPrivateServices } from './services.ts';

// The teardown finds it under this key; both run in the parent process of the suites.
const SERVICES_KEY = Symbol.for('handrail.test.services');

/** Starts one set of embedded stores for the whole run, unless the caller names its own. */
// biome-ignore lint/style/noDefaultExport: jest asks for one
export default async function setUp(): Promise<void> {
  if (process.env.HANDRAIL_TEST_MONGODB_URI && process.env.HANDRAIL_TEST_REDIS_URL) return;
  const services = await startPrivateServices();
  process.env.HANDRAIL_TEST_MONGODB_URI = services.mongoUri;
  process.env.HANDRAIL_TEST_REDIS_URL = services.redisUrl;
  (globalThis as Record<symbol, PrivateServices | undefined>)[SERVICES_KEY] = services;
}
