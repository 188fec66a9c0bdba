import { fold } from '../core/timeline/conversation.ts';
import { readConfig } from './config.ts';
import { createLog } from './log.ts';
import { createParts } from './parts.ts';

/** Throws the read models away and makes them again from the timelines: `npm run rebuild`. */
const config = readConfig(process.env);
const parts = await createParts(config, createLog('warn', 'rebuild'));
const ids = await parts.store.entries.conversationIds();
await parts.store.conversations.removeAll();
for (const [index, id] of ids.entries()) {
  const entries = await parts.timeline.entriesAfter(id, 0);
  const conversation = fold(entries);
  const last = entries.at(-1);
  if (conversation && last) await parts.relay.rebuild({ entry: last, conversation });
  if ((index + 1) % 100 === 0 || index + 1 === ids.length)
    process.stdout.write(`\r${index + 1} of ${ids.length}`);
}
process.stdout.write('\n');
await parts.close();
