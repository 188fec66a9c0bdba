// npm run build: server and workers to dist/, the clients to dist/public/.
import { buildStale } from './lib/build-steps.mjs';
import { checkNodeVersion, ensureInstalled } from './lib/install.mjs';
import { exitWithError } from './lib/progress.mjs';

try {
  checkNodeVersion();
  await ensureInstalled();
  await buildStale();
} catch (error) {
  exitWithError(error);
}
