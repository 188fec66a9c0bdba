import type { IncomingMessage } from 'node:http';
import type { Server, Socket } from 'socket.io';

/** What is read of the request after it opened a connection: where it came from, and whose session its cookie is. */
const READ_LATER = ['host', 'origin', 'cookie', 'x-forwarded-for', 'x-forwarded-proto'] as const;

type Connection = { request: Pick<IncomingMessage, 'headers' | 'socket' | 'connection'> };

/**
 * Lets go of the request that opened a connection: Engine.IO would keep it, with its streams and all that a browser
 * says of itself, for as long as the connection lasts. A namespace that is joined later finds what it needs.
 */
export function letGoOfRequests(io: Server): void {
  io.engine.on('connection', (connection: Connection) => {
    const { headers, socket } = connection.request;
    const kept = READ_LATER.flatMap((name) => (headers[name] === undefined ? [] : [[name, headers[name]]]));
    connection.request = { headers: Object.fromEntries(kept), socket, connection: socket };
  });
}

const NOTHING = Object.freeze({});

/** Lets go of the token, once it has opened the namespace: it is long, and nobody is to find it in memory. */
export function letGoOfToken(socket: Pick<Socket, 'handshake'>): void {
  socket.handshake.auth = NOTHING;
}
