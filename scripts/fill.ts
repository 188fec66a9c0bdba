// npm run fill -- --help: puts conversations straight into a store, to see how it goes with many.
import { parseArgs } from 'node:util';
import mongoose from 'mongoose';
import { fillStore } from './bench/fill.ts';

const { values } = parseArgs({
  options: {
    uri: { type: 'string' },
    conversations: { type: 'string', default: '1000' },
    entries: { type: 'string', default: '10' },
    workspace: { type: 'string', default: 'demo' },
    prefix: { type: 'string', default: `filled-${Date.now().toString(36)}` },
    help: { type: 'boolean' },
  },
});
if (values.help || !values.uri) {
  console.log(
    'npm run fill -- --uri MONGODB_URI [--conversations 1000] [--entries 10] [--workspace demo] [--prefix TEXT]\n' +
      'The store must have been started once, so that the workspace and the indexes are there.',
  );
  process.exit(values.help ? 0 : 1);
}
const connection = await mongoose.createConnection(values.uri).asPromise();
const workspace = await connection.collection('workspaces').findOne({ key: values.workspace });
await connection.close();
if (!workspace) throw new Error(`--workspace: there is no workspace ${values.workspace} in this store`);
await fillStore({
  mongoUri: values.uri,
  conversations: Number(values.conversations),
  entries: Number(values.entries),
  workspaceId: String(workspace._id),
  prefix: values.prefix,
  onProgress: (done) => void process.stdout.write(`\r${done} of ${values.conversations}`),
});
process.stdout.write('\n');
