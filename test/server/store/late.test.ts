import { Writable } from 'node:stream';
import { createLog } from '../../../server/log.ts';
import { openStoreWhenThere } from '../../../server/store/store.ts';
import { type FaultProxy, openFaultProxy } from '../../support/fault-proxy.ts';
import { databaseOfItsOwn, dropTestStore } from '../../support/store.ts';

jest.setTimeout(30_000);

describe('a store that is not there yet', () => {
  let link: FaultProxy;

  afterEach(async () => link?.close());

  it('is waited for, and the log says so', async () => {
    const uri = databaseOfItsOwn();
    link = await openFaultProxy(uri);
    link.cut();
    const { lines, first, to } = heard();
    const opening = openStoreWhenThere(link.through(uri), createLog('info', 'test', to));
    await first;
    link.mend();
    const store = await opening;
    expect(lines[0]).toBe('waiting for the conversation store');
    expect(lines).toContain('the conversation store is there');
    await dropTestStore(store);
  });
});

/** A log that is read: its messages, and when the first one came. */
function heard() {
  const lines: string[] = [];
  let tell = (): void => undefined;
  const first = new Promise<void>((resolve) => {
    tell = resolve;
  });
  const to = new Writable({
    write(line, _encoding, done) {
      lines.push(JSON.parse(String(line)).msg as string);
      tell();
      done();
    },
  });
  return { lines, first, to };
}
