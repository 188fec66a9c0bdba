import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** A TCP link between a process of ours and a store, with the faults that links have. */
export type FaultProxy = {
  /** An address of the store, changed so that it leads through this link. */
  through: (uri: string) => string;
  /** How many connections are open now. */
  count: () => number;
  /** Ends every connection and refuses new ones until `mend`. */
  cut: () => void;
  /** Nothing passes, nothing closes, new connections open and stay silent; `mend` lets through what was held. */
  stall: () => void;
  /** The connections of this moment are half open from now on: what is sent over them vanishes. New ones work. */
  strand: () => void;
  /** Whatever is sent to the store arrives this much later; 0 ends it. */
  delay: (milliseconds: number) => void;
  /** Ends a cut or a stall. Stranded connections stay so. */
  mend: () => void;
  close: () => Promise<void>;
};

type Way = { from: Socket; to: Socket; held: Buffer[]; lastDue: number; isToStore: boolean };
type Link = { ways: Way[]; isStranded: boolean };

/** Opens a link to the store behind `uri` on a free port of this machine. */
export async function openFaultProxy(uri: string): Promise<FaultProxy> {
  const { hostname, port } = new URL(uri);
  const links = new Set<Link>();
  let state: 'open' | 'cut' | 'stalled' = 'open';
  let delayMs = 0;

  const server = createServer((client) => {
    if (state === 'cut') client.destroy();
    else join(client, connect(Number(port), hostname));
  });

  function join(client: Socket, store: Socket): void {
    const way = (from: Socket, to: Socket, isToStore: boolean): Way => ({
      ...{ from, to, isToStore },
      ...{ held: [], lastDue: 0 },
    });
    const link = { ways: [way(client, store, true), way(store, client, false)], isStranded: false };
    links.add(link);
    for (const one of link.ways) {
      one.from.setNoDelay(true);
      one.from.on('data', (bytes) => accept(link, one, bytes));
      one.from.on('error', () => undefined);
      one.from.on('close', () => {
        // A side that hangs up on a dead link is not heard by the other.
        if (!link.isStranded) one.to.destroy();
        if (client.destroyed && store.destroyed) links.delete(link);
      });
    }
  }

  function accept(link: Link, way: Way, bytes: Buffer): void {
    const wait = way.isToStore ? delayMs : 0;
    // What was sent later never arrives earlier, also where the delay has just been changed.
    way.lastDue = Math.max(performance.now() + wait, way.lastDue);
    const left = way.lastDue - performance.now();
    if (left <= 0) pass(link, way, bytes);
    else setTimeout(() => pass(link, way, bytes), left).unref();
  }

  function pass(link: Link, way: Way, bytes: Buffer): void {
    if (link.isStranded || way.to.destroyed) return;
    if (state === 'stalled' || way.held.length > 0) way.held.push(bytes);
    else way.to.write(bytes);
  }

  function destroyAll(): void {
    for (const { ways } of links) for (const { from } of ways) from.destroy();
  }

  function mend(): void {
    state = 'open';
    for (const { ways } of links)
      for (const way of ways) for (const bytes of way.held.splice(0)) way.to.write(bytes);
  }

  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const own = (server.address() as AddressInfo).port;
  return {
    through(address) {
      const changed = new URL(address);
      changed.hostname = '127.0.0.1';
      changed.port = String(own);
      return changed.href;
    },
    count: () => links.size,
    cut() {
      state = 'cut';
      destroyAll();
    },
    stall() {
      state = 'stalled';
    },
    strand() {
      for (const link of links) link.isStranded = true;
    },
    delay(milliseconds) {
      delayMs = milliseconds;
    },
    mend,
    async close() {
      destroyAll();
      server.close();
      await once(server, 'close');
    },
  };
}
