import type { Connection, IndexDefinition, IndexOptions, Model } from 'mongoose';
import type { Log } from '../log.ts';
import { acknowledgementsStore } from './acknowledgements.ts';
import { connectStore } from './connect.ts';
import { contactsStore } from './contacts.ts';
import { conversationsStore } from './conversations.ts';
import { entriesStore } from './entries.ts';

/** The collections that grow with conversations: on the others an index is there in a moment. */
const LARGE = [entriesStore, conversationsStore, acknowledgementsStore, contactsStore];

/**
 * What this build would make of indexes at its start, as lines for mongosh. Nothing is made: on a large store that takes
 * long, and a server that starts would wait for it.
 */
export async function missingIndexes(uri: string, log: Log): Promise<string[]> {
  const connection: Connection = await connectStore(uri, log);
  try {
    for (const open of LARGE) open(connection);
    const lines = await Promise.all(Object.values(connection.models).map(linesFor));
    return lines.flat();
  } finally {
    await connection.close();
  }
}

async function linesFor(model: Model<unknown>): Promise<string[]> {
  const { toCreate } = await model.diffIndexes({ indexOptionsToCreate: true });
  const missing = toCreate as unknown as [IndexDefinition, IndexOptions][];
  return missing.map(([fields, { background: _, ...options }]) => {
    return `db.${model.collection.name}.createIndex(${JSON.stringify(fields)}, ${JSON.stringify(options)})`;
  });
}
