import { readConfig } from './config.ts';
import { createLog } from './log.ts';
import { openStore } from './store/store.ts';
import { rebuildReadModels } from './timeline/rebuild.ts';

/** Makes the read models again from the timelines while the old ones are served: `npm run rebuild`. */
const log = createLog('error', 'rebuild');
const store = await openStore(readConfig(process.env).MONGODB_URI, log);
const total = await store.conversations.estimatedCount();
const unreadable = await rebuildReadModels({
  ...store,
  log,
  now: () => new Date(),
  onProgress: (done) => void process.stdout.write(`\r${done} of about ${Math.max(total, done)}`),
});
process.stdout.write('\n');
if (unreadable.length > 0) {
  process.stderr.write(`These cannot be read and stay as they were: ${unreadable.join(', ')}\n`);
  process.exitCode = 1;
}
await store.close();
