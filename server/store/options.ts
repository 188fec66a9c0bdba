import type { ConnectOptions } from 'mongoose';
import { uriOptions } from './uri.ts';

/** What an address may set otherwise: how large the pool is and how long a silent store is waited for. */
const DEFAULTS = {
  // Commands of one conversation go one after another: each must give up soon.
  serverSelectionTimeoutMS: 1_000,
  connectTimeoutMS: 2_000,
  // A store that is back is found again within a second, although commands are refused without asking it.
  heartbeatFrequencyMS: 1_000,
  // A stalled write must be refused (retryable) rather than hang: the client keeps the command.
  socketTimeoutMS: 10_000,
  maxPoolSize: 50,
  waitQueueTimeoutMS: 10_000,
  // A press on a slow store does not wait for a handshake as well.
  minPoolSize: 4,
} as const satisfies ConnectOptions;

/**
 * How a store is connected to. A write is acknowledged only once it is journalled, on a majority unless the address
 * says `w=1`: nothing acknowledged may be lost. (The embedded engine, a standalone, journals before it answers only
 * with that.) Reads go to the primary and see what was just written there: a race that was lost is decided again from
 * the entry that won it, which a majority may not have yet. docs/scale.md says which use wants which.
 */
export function storeOptions(uri: string): ConnectOptions {
  const given = uriOptions(uri);
  const defaults = Object.entries(DEFAULTS).filter(([name]) => !given.has(name.toLowerCase()));
  return {
    ...Object.fromEntries(defaults),
    writeConcern: { w: given.get('w') === '1' ? 1 : 'majority', journal: true },
    readPreference: 'primary',
    readConcern: { level: 'local' },
    autoIndex: false,
    bufferCommands: false,
  };
}
