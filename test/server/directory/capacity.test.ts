import { DEFAULT_CAPACITY } from '../../../core/routing/capacity.ts';
import { createPeople, type People } from '../../../server/directory/people.ts';
import type { Store } from '../../../server/store/store.ts';
import { dropTestStore, openTestStore } from '../../support/store.ts';

jest.setTimeout(60_000);

describe('how many conversations an agent has at a time', () => {
  let store: Store;
  let workspaceId: string;
  let agentId: string;
  let people: People | undefined;

  beforeAll(async () => {
    store = await openTestStore();
    workspaceId = await store.workspaces.ensure({
      key: 'acme',
      name: 'Acme',
      assistantName: 'Nora',
      hours: null,
      defaultCapacity: null,
      identitySecret: 'x',
      skills: [],
      teams: [],
    });
    const agent = { email: 'ana@acme.test', name: 'Ana', passwordHash: 'x', skills: [], teamIds: [] };
    await store.users.add({ ...agent, role: 'agent', workspaceId });
    agentId = (await store.users.byEmail('ana@acme.test'))?._id ?? '';
  });

  afterAll(async () => {
    await dropTestStore(store);
  });

  /** Another server's, which has asked before and remembers what it may. */
  const elsewhere = () => {
    people ??= createPeople(store, Date.now);
    return people;
  };

  /** What offers, claims and screens are each told. */
  async function capacities(): Promise<(number | undefined)[]> {
    const people = elsewhere();
    const [candidates, presences, load] = [
      await people.candidates(workspaceId),
      (await people.presenceBoard(workspaceId)).agents,
      await people.loadOf(workspaceId, agentId),
    ];
    return [candidates[0]?.capacity, presences[0]?.capacity, load.capacity];
  }

  it("is the product's default, then the workspace's, then the agent's own, the same for everybody who asks", async () => {
    expect(await capacities()).toEqual([DEFAULT_CAPACITY, DEFAULT_CAPACITY, DEFAULT_CAPACITY]);
    expect(await store.workspaces.setDefaultCapacity('acme', 6)).toBe(true);
    expect(await capacities()).toEqual([6, 6, 6]);
    await createPeople(store, Date.now).setPresence(agentId, 'online', 2);
    expect(await capacities()).toEqual([2, 2, 2]);
    expect(await store.workspaces.setDefaultCapacity('nobody', 6)).toBe(false);
  });
});
