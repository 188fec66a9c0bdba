import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { Socket } from 'node:net';
import { createLog } from '../../../server/log.ts';
import { isStoreUnavailable } from '../../../server/store/connect.ts';
import { openStore, type Store } from '../../../server/store/store.ts';
import { type FaultProxy, openFaultProxy } from '../../support/fault-proxy.ts';
import { databaseOfItsOwn, dropTestStore } from '../../support/store.ts';

jest.setTimeout(60_000);

describe('a store that ends its connections', () => {
  let link: FaultProxy;
  let store: Store;
  const sockets: Socket[] = [];
  const remember = (message: unknown) => void sockets.push((message as { socket: Socket }).socket);

  beforeAll(async () => {
    const uri = databaseOfItsOwn();
    link = await openFaultProxy(uri);
    subscribe('net.client.socket', remember);
    store = await openStore(link.through(uri), createLog('silent', 'test'));
  });

  afterAll(async () => {
    unsubscribe('net.client.socket', remember);
    await dropTestStore(store);
    await link?.close();
  });

  it('answers or refuses each command that is given a connection which is just ending', async () => {
    const keep = (name: string) => store.quarantine.keep(name, 'x', [], 'contact');
    await Promise.all(Array.from({ length: 8 }, (_, index) => keep(`before ${index}`)));
    const fates: Promise<string>[] = [];
    const whileEnding = (socket: Socket) => {
      if (!socket.destroyed) setImmediate(whileEnding, socket);
      else fates.push(keep('while it ends').then(() => 'kept', fateOf));
    };
    const ended = sockets
      .filter(({ destroyed }) => !destroyed)
      .map(
        (socket) =>
          new Promise((resolve) => socket.once('end', () => whileEnding(socket)).once('close', resolve)),
      );
    link.cut();
    await Promise.all(ended);
    link.mend();
    expect(fates.length).toBeGreaterThan(0);
    expect((await Promise.all(fates)).filter((fate) => fate !== 'kept' && fate !== 'refused')).toEqual([]);
  });
});

const fateOf = (error: unknown): string => (isStoreUnavailable(error) ? 'refused' : String(error));
