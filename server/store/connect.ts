import mongoose, { type Connection } from 'mongoose';
import type { Log } from '../log.ts';
import { PromptConnection } from './driver-connection.ts';
import { storeOptions } from './options.ts';

/** Opens the store. */
export async function connectStore(uri: string, log: Log): Promise<Connection> {
  const connection = mongoose.createConnection(uri, {
    ...storeOptions(uri),
    // Taken by the driver, though its types do not name it.
    ...{ connectionType: PromptConnection },
  });
  connection.on('error', (error) => log.warn({ err: error.message }, 'store connection'));
  await connection.asPromise();
  return connection;
}

const WRITABLE = new Set(['Standalone', 'RSPrimary', 'Mongos', 'LoadBalancer']);

/**
 * Whether the store can be written to, as the driver's heartbeat last found it; costs nothing. Mongoose's own
 * `readyState` would say "disconnected" whenever this process was too busy for two seconds to read a heartbeat.
 */
export function watchStore(connection: Connection): () => boolean {
  let isUp = true;
  connection.getClient().on('topologyDescriptionChanged', ({ newDescription }) => {
    isUp = [...newDescription.servers.values()].some(({ type }) => WRITABLE.has(type));
  });
  return () => isUp;
}

/** The store is known to be away: nothing was tried. */
export class StoreAwayError extends Error {
  override readonly name = 'StoreAwayError';
  constructor() {
    super('the conversation store is away');
  }
}

/** The store took a command and never answered. */
export class StoreSilentError extends Error {
  override readonly name = 'StoreSilentError';
  constructor() {
    super('the conversation store does not answer');
  }
}

const UNREACHABLE: ReadonlySet<string> = new Set([
  'MongooseServerSelectionError',
  'MongooseError',
  'DisconnectedError',
  'StoreAwayError',
  'StoreSilentError',
]);
/** How the driver's names of such errors begin ("MongoNetworkTimeoutError"). */
const UNREACHABLE_STARTS = [
  ...['MongoServerSelection', 'MongoNetwork', 'MongoPoolCleared', 'MongoPoolClosed', 'MongoNotConnected'],
  ...['MongoTopology', 'MongoClientClosed', 'MongoOperationTimeout', 'MongoWaitQueueTimeout', 'MongoExpired'],
  ...['MongoWriteConcern'],
];

const namesUnreachable = (name: string): boolean =>
  UNREACHABLE.has(name) ||
  (name.endsWith('Error') && UNREACHABLE_STARTS.some((start) => name.startsWith(start)));

/** Whether the error means that the store could not be reached (as opposed to refusing the write). */
export function isStoreUnavailable(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return (
    namesUnreachable(error.name) ||
    ENDED.test(error.message) ||
    isBrokenBatch(error) ||
    isStoreUnavailable(error.cause)
  );
}

/** How the driver calls a connection that the other side ended while a command was under way; it has no name of its own. */
const ENDED = /^This socket has been ended by the other party$/;

/** A connection that breaks during a batch comes as a bulk error in which no document was refused. */
function isBrokenBatch(error: Error): boolean {
  const { writeErrors = [] } = error as { writeErrors?: unknown };
  return error.name === 'MongoBulkWriteError' && Array.isArray(writeErrors) && writeErrors.length === 0;
}
