import { randomUUID } from 'node:crypto';
import type { Visitor } from '../../../server/auth/origin.ts';
import { type VisitorDeps, visitorHandlers } from '../../../server/commands/visitor.ts';
import { createAccessTeller } from '../../../server/directory/access.ts';
import { createLog } from '../../../server/log.ts';
import { createParts, type Parts } from '../../../server/parts.ts';
import { createLru } from '../../../server/timeline/lru.ts';
import { createOneByOne } from '../../../server/timeline/one-by-one.ts';
import { databaseOfItsOwn, dropTestStore, required } from '../../support/store.ts';

jest.setTimeout(60_000);

const MANY = 40;
const ON_THE_PATH = new Set(['find', 'insert', 'update', 'findAndModify', 'aggregate']);

/** An address by which the driver tells every command that it sends. */
function telling(uri: string): string {
  return `${uri}${uri.includes('?') ? '&' : '?'}monitorCommands=true`;
}

describe('what many first presses at once cost', () => {
  let parts: Parts;
  let workspaceId: string;
  let deps: VisitorDeps;
  const sent: string[] = [];

  beforeAll(async () => {
    const config = {
      MONGODB_URI: telling(databaseOfItsOwn()),
      REDIS_URL: required('HANDRAIL_TEST_REDIS_URL'),
    };
    parts = await createParts(config, createLog('silent', 'test'));
    const { store, timeline, people, lines, bus } = parts;
    workspaceId = await store.workspaces.ensure({
      ...{ key: 'acme', name: 'Acme', assistantName: 'Nora', identitySecret: 'x' },
      ...{ hours: null, defaultCapacity: null, skills: [], teams: [] },
    });
    const ana = { email: 'ana@acme.test', name: 'Ana', passwordHash: 'x', skills: [], teamIds: [] };
    await store.users.add({ ...ana, role: 'agent', workspaceId });
    const { now } = store.clock;
    deps = {
      ...{ timeline, people, bus, now },
      access: createAccessTeller(people, store.conversations, lines, () => now().getTime()),
      conversations: store.conversations,
      contacts: store.contacts,
      presses: createOneByOne(),
      begun: createLru<string>(1_000_000),
    };
    store.connection
      .getClient()
      .on('commandStarted', ({ commandName }) => ON_THE_PATH.has(commandName) && sent.push(commandName));
  });

  afterAll(async () => {
    const { store } = parts;
    await parts.relay.drain();
    await dropTestStore(store);
    await parts.close();
  });

  const press = () => {
    const who: Visitor = { contactId: randomUUID(), workspaceId, origin: randomUUID() };
    return visitorHandlers['human:request'](deps, who, { clientId: randomUUID() }, new Date().toISOString());
  };

  it('is a few commands to the store for all of them, also until everybody is told', async () => {
    // What all presses share is in memory from then on.
    await press();
    await parts.relay.drain();
    sent.length = 0;
    const acknowledged = await Promise.all(Array.from({ length: MANY }, press));
    const commands = sent.length;
    expect(acknowledged.every(({ access }) => access.waiting && access.position !== null)).toBe(true);
    expect(parts.lines.peek(workspaceId)?.size()).toBe(MANY + 1);
    expect(commands).toBeLessThan(MANY);
    await parts.relay.drain();
    expect(sent.length).toBeLessThan(MANY);
  });
});
