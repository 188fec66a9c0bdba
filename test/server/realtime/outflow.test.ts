import { createServer, type Server as HttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setImmediate } from 'node:timers/promises';
import { io, type Socket } from 'socket.io-client';
import { createSocketServer } from '../../../server/realtime/realtime.ts';

const READ_PIECES = 50;
const PIECE = 'x'.repeat(64 * 1024);
/** Far more than the operating system takes for somebody who reads nothing. */
const MOST_PIECES = 2_000;

describe('a socket that never reads', () => {
  let http: HttpServer;
  let server: ReturnType<typeof createSocketServer>;
  let client: Socket;

  beforeAll(async () => {
    http = createServer();
    server = createSocketServer(http);
    await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
    const { port } = http.address() as AddressInfo;
    client = io(`http://127.0.0.1:${port}/visitor`, {
      transports: ['websocket'],
      reconnection: false,
      autoConnect: false,
    });
  });

  afterAll(() => {
    client?.close();
  });

  it('is ended before it fills the memory, and one that reads is not', async () => {
    const connected = new Promise<Pushed>((resolve) => void server.visitors.once('connection', resolve));
    client.connect();
    const socket = await connected;
    let read = 0;
    const allRead = new Promise<void>((resolve) => {
      client.on('entry', () => (++read === READ_PIECES ? resolve() : undefined));
    });
    expect(await push(socket, READ_PIECES)).toBe(READ_PIECES);
    await allRead;
    stopReading(client);
    expect(await push(socket, MOST_PIECES)).toBeLessThan(MOST_PIECES);
  });

  it('does not hold up a stop', async () => {
    const connected = new Promise<Pushed>((resolve) => void server.visitors.once('connection', resolve));
    client.disconnect().connect();
    const socket = await connected;
    await new Promise<void>((resolve) => client.once('connect', resolve));
    stopReading(client);
    await push(socket, 10);
    await server.io.close();
    // A closing handshake with somebody who does not answer takes half a minute.
  }, 20_000);
});

type Pushed = { connected: boolean; emit: (name: 'entry', payload: never) => unknown };

/** Pushes until it is done or the socket is gone; how many were pushed. */
async function push(socket: Pushed, pieces: number): Promise<number> {
  for (let count = 0; count < pieces; count += 1) {
    if (!socket.connected) return count;
    socket.emit('entry', PIECE as never);
    await setImmediate();
  }
  return pieces;
}

/** Takes nothing more from the operating system, as a program that hangs or means harm. */
function stopReading({ io: { engine } }: Socket): void {
  const { ws } = engine.transport as unknown as { ws: { pause: () => void } };
  ws.pause();
}
