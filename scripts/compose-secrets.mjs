// Run by docker-compose.yml before anything else: makes the secrets of an installation that its owner did not set,
// once, into the folder named as the only argument. What is there already stays.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { keepSecret, makeKey, makePassword } from './lib/secrets.mjs';

/** Valkey runs as a user of its own; the volume is mounted nowhere else. */
const FOR_EVERY_CONTAINER = 0o644;

const folder = process.argv[2];
if (!folder) throw new Error('Name the folder of the secrets: node scripts/compose-secrets.mjs FOLDER');

keepSecret(folder, 'handrail-secret', makeKey);
keepSecret(folder, 'admin-password', makePassword);
const password = keepSecret(folder, 'redis-password', makeKey, FOR_EVERY_CONTAINER).value;
writeFileSync(join(folder, 'redis-url'), `redis://:${password}@valkey:6379\n`, { mode: 0o600 });
