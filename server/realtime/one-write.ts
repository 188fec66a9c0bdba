import type { Socket as NetSocket } from 'node:net';
import type { Server } from 'socket.io';
import type { Connection } from './outflow.ts';

/** What Engine.IO keeps to itself of a connection, as far as it is used here. */
type Flushing = { flush: () => void; writeBuffer: unknown[]; transport: Connection['transport'] };

/** Connections that were sent something in this turn of the event loop. */
const due = new Set<Flushing>();

/**
 * Sends all that a connection is told in one turn of the event loop as one write to the operating system: its own
 * message comes back to a customer together with the acknowledgement. Engine.IO writes each packet by itself, and a
 * write costs more than what is in it.
 */
export function writeOnceATurn(io: Server): void {
  io.engine.on('connection', (connection: Flushing) => {
    // One function that all connections share: an idle one costs as little as can be.
    connection.flush = flushSoon;
  });
}

function flushSoon(this: Flushing): void {
  if (this.writeBuffer.length === 0) return;
  if (due.size === 0) setImmediate(flushAll);
  due.add(this);
}

function flushAll(): void {
  const connections = [...due];
  due.clear();
  for (const connection of connections) flushTogether(connection);
}

function flushTogether(connection: Flushing): void {
  const tcp = tcpOf(connection);
  tcp?.cork();
  Object.getPrototypeOf(connection).flush.call(connection);
  tcp?.uncork();
}

/** Under a WebSocket; a polling client's answer is one write as it is. */
function tcpOf({ transport }: Flushing): NetSocket | undefined {
  return (transport as unknown as { socket?: { _socket?: NetSocket } }).socket?._socket;
}
