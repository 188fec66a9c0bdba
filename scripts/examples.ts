// npm run examples: makes the examples of the reference anew. Starts the product on stores of its own, takes the tour
// that sends every call, and keeps what was sent and answered.
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { examplesOf } from './reference/examples.ts';
import { takeTour } from './reference/tour.ts';
import { startOwnApp } from './replay/own-app.ts';

const FILE = path.resolve(import.meta.dirname, '../server/http/reference/examples.json');

const app = await startOwnApp();
try {
  const tour = await takeTour({ url: app.url, password: app.password });
  await writeFile(FILE, `${JSON.stringify(examplesOf(tour), null, 2)}\n`);
} finally {
  await app.stop();
}
