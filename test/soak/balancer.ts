import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** A front for several servers, as a proxy would be one. */
export type Balancer = { url: string; close: () => Promise<void> };

/**
 * Opens it on a free port. Connections go to the server number `home`, as those of one client do behind a proxy that
 * is set up as docs/running.md asks; one that refuses is passed over.
 */
export async function openBalancer(ports: () => readonly number[], home: number): Promise<Balancer> {
  const open = new Set<Socket>();
  const server = createServer((client) => {
    open.add(client);
    client.on('error', () => undefined);
    client.on('close', () => open.delete(client));
    const all = ports();
    const first = home % all.length;
    tryNext(client, [...all.slice(first), ...all.slice(0, first)]);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      for (const client of open) client.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

function tryNext(client: Socket, [port, ...rest]: number[]): void {
  if (port === undefined || client.destroyed) {
    client.destroy();
    return;
  }
  const server = connect(port, '127.0.0.1');
  let isThrough = false;
  server.on('error', () => (isThrough ? client.destroy() : tryNext(client, rest)));
  server.on('connect', () => {
    isThrough = true;
    client.pipe(server);
    server.pipe(client);
    client.on('close', () => server.destroy());
    server.on('close', () => client.destroy());
  });
}
