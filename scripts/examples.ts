// npm run examples: makes the examples of the reference anew. Starts the product on stores of its own, takes the tour
// that sends every call, and keeps what was sent and answered.
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { examplesOf } from './reference/examples.ts';
import { startSpeakingModel } from './reference/speaking-model.ts';
import { hearAReplyBegin, takeTour } from './reference/tour.ts';
import { startOwnApp } from './replay/own-app.ts';
import { TRIAL_SECRET } from './replay/processes.ts';

const FILE = path.resolve(import.meta.dirname, '../server/http/reference/examples.json');

const app = await startOwnApp();
const model = await startSpeakingModel();
const speaking = await startOwnApp({ env: { OPENAI_API_KEY: 'none', OPENAI_BASE_URL: model.url } });
try {
  const tour = await takeTour({ url: app.url, password: app.password, secret: TRIAL_SECRET });
  const pushes = [...tour.pushes, ...(await hearAReplyBegin(speaking.url))];
  await writeFile(FILE, `${JSON.stringify(examplesOf({ ...tour, pushes }), null, 2)}\n`);
} finally {
  await Promise.all([app.stop(), speaking.stop()]);
  model.close();
}
