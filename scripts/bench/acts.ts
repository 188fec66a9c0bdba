import { randomUUID } from 'node:crypto';
import type { AgentClient } from '../../client/api/index.ts';
import type { ActKind } from './load.ts';
import {
  accepted,
  arrivals,
  type Client,
  openContact,
  pressFirst,
  pressIn,
  sayAsAgent,
  sayIn,
  startConversation,
  watchFloorClient,
} from './load-clients.ts';

/** What is timed. */
export type Act = () => Promise<unknown>;

export type Target = {
  urls: string[];
  clients: Client[];
  agents: AgentClient[];
  /** By client, what was made beforehand for the next acts. */
  prepared: Act[][] | null;
};

/** Their addresses are those of nobody else. */
const FIRST_NEWCOMER = 100_000;
let newcomers = 0;

/** What each act needs before it can be timed; gives the act itself. */
export const prepare: Record<ActKind, (client: Client, target: Target) => Promise<Act>> = {
  message: async (client) => () => client.say(),

  press: async (client) => {
    const { visitor, conversationId } = await fresh(client);
    return () => pressIn(visitor, conversationId);
  },

  'first-press': async (_, target) => {
    newcomers += 1;
    const newcomer = await openContact(target.urls[0] ?? '', FIRST_NEWCOMER + newcomers, true);
    return () => pressFirst(newcomer);
  },

  'message-to-screen': async (client, { urls, agents }) => {
    const key = randomUUID();
    const [agent] = agents;
    if (client.visitor && agent)
      await accepted(() => agent.send('conversation:open', { conversationId: client.conversationId }));
    const watcher = client.visitor ? null : await watchFloorClient(urls[0] ?? '', client);
    return async () => {
      const seen = arrivals.expect(`screen ${key}`);
      await Promise.all([client.say(key), seen]);
      watcher?.disconnect();
    };
  },

  'press-to-line': async (client) => {
    const { visitor, conversationId } = await fresh(client);
    return async () => {
      const seen = arrivals.expect(`line ${conversationId}`);
      await Promise.all([pressIn(visitor, conversationId), seen]);
    };
  },

  'message-to-answer': async (client) => {
    if (!client.visitor) {
      return async () => {
        const answered = arrivals.expect(`answer ${client.conversationId}`);
        await Promise.all([client.say(), answered]);
      };
    }
    const { visitor, conversationId } = await fresh(client);
    return async () => {
      const answered = arrivals.expect(`answer ${conversationId}`);
      await Promise.all([sayIn(visitor, conversationId), answered]);
    };
  },

  'agent-message-to-contact': async (client, { agents }) => {
    const { visitor, conversationId } = await fresh(client);
    const [agent] = agents;
    if (!agent) throw new Error('no agent is open');
    await pressIn(visitor, conversationId);
    const clientId = randomUUID();
    await accepted(() => agent.send('conversation:take', { conversationId, clientId }));
    const key = randomUUID();
    return async () => {
      const seen = arrivals.expect(`contact ${key}`);
      await Promise.all([sayAsAgent(agent, conversationId, key), seen]);
    };
  },
};

async function fresh({ visitor }: Client) {
  if (!visitor) throw new Error('a floor has no such thing');
  return { visitor, conversationId: await startConversation(visitor) };
}
