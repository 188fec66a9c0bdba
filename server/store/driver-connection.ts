import { createRequire } from 'node:module';
import type { Socket } from 'node:net';

type WriteOptions = { signal?: AbortSignal };
/** The driver's own class, as far as it is used here. */
type DriverConnection = new (
  socket: Socket,
  options: object,
) => { error: Error | null; writeCommand(command: unknown, options: WriteOptions): Promise<void> };

// Of the copy of the driver that Mongoose uses.
const mongoose = createRequire(import.meta.filename).resolve('mongoose');
const { Connection } = createRequire(mongoose)('mongodb/lib/cmap/connection.js') as {
  Connection: DriverConnection;
};

/**
 * The driver's connection, which also fails a command whose socket ends while the command is written. The driver
 * (7.8; 7.9 too) waits only for the socket's `drain` or `error` there. But a socket that the other side ended is
 * destroyed without an error, and some moments later says `close`: a command that is given the connection in between
 * would wait for ever, past all the driver's time limits; a heartbeat too, and the store would stay absent for good.
 */
export class PromptConnection extends Connection {
  readonly #end = new AbortController();

  constructor(socket: Socket, options: object) {
    super(socket, options);
    // Heard after the driver's own listener, which notes how the connection ended.
    socket.once('close', () => this.#end.abort(this.error));
  }

  override writeCommand(command: unknown, options: WriteOptions): Promise<void> {
    const { signal } = this.#end;
    return super.writeCommand(command, {
      ...options,
      signal: options.signal ? AbortSignal.any([options.signal, signal]) : signal,
    });
  }
}
