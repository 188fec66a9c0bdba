import type { Server, Socket } from 'socket.io';
import { MAX_UNREAD_SIZE } from '../../core/values/limits.ts';

export type Connection = Socket['conn'];

/** What all connections that are behind may leave unread together, in UTF-16 code units. */
const MAX_BEHIND_TOGETHER = 128 * 1024 * 1024;
/** Below this a connection keeps up: the network is never instant. */
const KEEPS_UP = 64 * 1024;

/** How long the other side has to say goodbye. */
const HANDSHAKE_MS = 2_000;

/** What was written and not yet handed to the transport. */
const queued = new WeakMap<Connection, number>();
const behind = new Set<Connection>();
const waiters = new WeakMap<Connection, (() => void)[]>();

/**
 * Ends connections that never read: what is sent to them would stay in this process's memory. A single large answer
 * ends nobody; whoever has not taken the last megabyte gets no more.
 */
export function endWhoNeverReads(io: Server): void {
  io.engine.on('connection', (connection: Connection) => {
    // Functions that all connections share: an idle one costs as little as can be.
    connection.on('packetCreate', noteWritten);
    connection.on('flush', settleOnceDrained);
    connection.on('drain', noteDrained);
    connection.on('close', forget);
  });
}

function noteWritten(this: Connection, { data }: { data?: unknown }): void {
  if (isTooFarBehind(this)) cut(this);
  else queued.set(this, (queued.get(this) ?? 0) + sizeOf(data));
}

function settleOnceDrained(this: Connection): void {
  if (waiters.has(this)) this.transport.once('drain', () => settle(this));
}

function noteDrained(this: Connection): void {
  queued.delete(this);
}

function forget(this: Connection): void {
  const webSocket = webSocketOf(this);
  // Whoever reads nothing does not answer the closing handshake either, and would hold up a stop.
  setTimeout(() => webSocket?.terminate(), HANDSHAKE_MS).unref();
  queued.delete(this);
  behind.delete(this);
  settle(this);
}

/** Resolves when the other side has taken what was sent to it, or is gone. */
export function untilTaken(connection: Connection): Promise<void> {
  if (keepsUp(connection)) return Promise.resolve();
  return new Promise((resolve) => {
    waiters.set(connection, [...(waiters.get(connection) ?? []), resolve]);
    // Of what is with the transport by now; what is not yet will be looked at when it is.
    connection.transport.once('drain', () => settle(connection));
  });
}

function settle(connection: Connection): void {
  if (!keepsUp(connection)) return;
  const resolves = waiters.get(connection) ?? [];
  waiters.delete(connection);
  for (const resolve of resolves) resolve();
}

function keepsUp(connection: Connection): boolean {
  return connection.readyState === 'closed' || bytesBehind(connection) <= KEEPS_UP;
}

function isTooFarBehind(connection: Connection): boolean {
  const own = bytesBehind(connection);
  if (own <= KEEPS_UP) {
    behind.delete(connection);
    return false;
  }
  behind.add(connection);
  return own > MAX_UNREAD_SIZE || together() > MAX_BEHIND_TOGETHER;
}

function together(): number {
  let sum = 0;
  for (const connection of behind) sum += bytesBehind(connection);
  return sum;
}

function bytesBehind(connection: Connection): number {
  return (queued.get(connection) ?? 0) + (webSocketOf(connection)?.bufferedAmount ?? 0);
}

/** A polling client has none: it asks for what is queued. */
function webSocketOf({ transport }: Connection) {
  return (transport as unknown as { socket?: { bufferedAmount: number; terminate: () => void } }).socket;
}

/** A closing handshake would wait for somebody who reads nothing. */
function cut(connection: Connection): void {
  const webSocket = webSocketOf(connection);
  connection.close(true);
  webSocket?.terminate();
}

function sizeOf(data: unknown): number {
  return typeof data === 'string' ? data.length : 0;
}
