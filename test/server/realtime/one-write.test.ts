import { createServer } from 'node:http';
import type { AddressInfo, Socket as NetSocket } from 'node:net';
import { io, type Socket } from 'socket.io-client';
import { createSocketServer } from '../../../server/realtime/realtime.ts';

type Served = { emit: (name: 'entry', payload: never) => unknown; conn: Socket['io']['engine'] };

describe('what a connection is told in one turn of the event loop', () => {
  let server: ReturnType<typeof createSocketServer>;
  let client: Socket;
  let served: Served;

  beforeAll(async () => {
    const http = createServer();
    server = createSocketServer(http);
    await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
    const { port } = http.address() as AddressInfo;
    const connected = new Promise<Served>(
      (resolve) => void server.visitors.once('connection', resolve as never),
    );
    client = io(`http://127.0.0.1:${port}/visitor`, { transports: ['websocket'], reconnection: false });
    served = await connected;
  });

  afterAll(async () => {
    client.close();
    await server.io.close();
  });

  it('comes whole and in order, in one write', async () => {
    const written = countWrites(served);
    const came = arriving(client, 3);
    for (const number of [1, 2, 3]) served.emit('entry', number as never);
    expect(await came).toEqual([1, 2, 3]);
    expect(written()).toBe(1);
  });

  it('comes also where it is the last before an end', async () => {
    const came = arriving(client, 1);
    served.emit('entry', 4 as never);
    served.conn.close();
    expect(await came).toEqual([4]);
  });
});

/** How often the operating system was given something to send since. */
function countWrites({ conn }: Served): () => number {
  const { _socket: tcp } = (conn.transport as unknown as { socket: { _socket: NetSocket } }).socket;
  const spies = [jest.spyOn(tcp, '_write'), jest.spyOn(tcp as Required<NetSocket>, '_writev')];
  return () => spies.reduce((sum, { mock }) => sum + mock.calls.length, 0);
}

function arriving(client: Socket, count: number): Promise<unknown[]> {
  const came: unknown[] = [];
  return new Promise((resolve) => {
    client.on('entry', (one) => {
      came.push(one);
      if (came.length === count) {
        client.off('entry');
        resolve(came);
      }
    });
  });
}
