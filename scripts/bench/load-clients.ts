import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { io, type Socket } from 'socket.io-client';
import {
  type AgentClient,
  type Answer,
  openAgent,
  openVisitor,
  type VisitorClient,
} from '../../client/api/index.ts';
import type { Refusal } from '../../client/api/types.ts';
import { MAX_CAPACITY } from '../../core/routing/capacity.ts';
import { createArrivals } from './arrivals.ts';

const TEXT = 'The nightly export of our orders stops after ten minutes with NWX-502. What now?';
const ACK_TIMEOUT_MS = 30_000;
/** How long the widget waits at first before it sends again. */
const AGAIN_MS = 100;

export const arrivals = createArrivals();

/** Somebody who writes in one conversation. */
export type Client = {
  socket: Socket;
  conversationId: string;
  /** Null on a floor. */
  visitor: VisitorClient | null;
  /** Sends a message; `key` names it where it arrives. Resolves when it is acknowledged. */
  say: (key?: string) => Promise<void>;
  close: () => void;
};

/** What was refused, by code. */
export const refusals: Record<string, number> = {};

const keyed = (key: string) => `${TEXT} (${key})`;
const keyOf = (text: unknown) => /\((\S+)\)$/.exec(String(text))?.[1] ?? '';

/** A client of a floor. What it is told of its room arrives under the key of the message. */
export async function openFloorClient(url: string): Promise<Client> {
  const conversationId = randomUUID();
  const socket = await connect(url, conversationId);
  socket.on('entry', ({ from, text }: { from: string; text: string }) => {
    if (from === 'answer') arrivals.came(`answer ${conversationId}`);
    arrivals.came(`own ${keyOf(text)}`);
  });
  return {
    socket,
    conversationId,
    visitor: null,
    say: async (key = '') => {
      const input = { conversationId, clientId: randomUUID(), text: keyed(key) };
      await socket.timeout(ACK_TIMEOUT_MS).emitWithAck('message:send', input);
    },
    close: () => void socket.disconnect(),
  };
}

/** Somebody else in the room of a floor's client, as an agent who has the conversation open. */
export async function watchFloorClient(url: string, { conversationId }: Client): Promise<Socket> {
  const socket = await connect(url, conversationId);
  socket.on('entry', ({ text }: { text: string }) => arrivals.came(`screen ${keyOf(text)}`));
  return socket;
}

function connect(url: string, conversationId: string): Promise<Socket> {
  const socket = io(url, {
    transports: ['websocket'],
    auth: { conversationId },
    forceNew: true,
    reconnectionDelay: 100,
    reconnectionDelayMax: 1_000,
  });
  return new Promise((resolve, reject) => {
    socket.once('connect', () => resolve(socket));
    socket.once('connect_error', reject);
  });
}

/** A contact of the product; `index` gives it an address of its own, as behind a proxy. An idle one has no conversation. */
export async function openContact(url: string, index: number, isIdle: boolean): Promise<Client> {
  const headers = { 'x-forwarded-for': `10.${3 + (index >> 16)}.${(index >> 8) & 255}.${index & 255}` };
  const visitor = await openVisitor({ url, workspace: 'demo', headers });
  return makeContact(visitor, isIdle ? '' : await startConversation(visitor));
}

/** A contact that the store knows, by a token. */
export async function openKnownContact(
  url: string,
  { token, conversationId }: { token: string; conversationId: string },
): Promise<Client> {
  return makeContact(await openVisitor({ url, workspace: 'demo', token }), conversationId);
}

function makeContact(visitor: VisitorClient, conversationId: string): Client {
  visitor.on('entry', (entry) => {
    if (entry.type === 'escalation.requested') arrivals.failed(`answer ${entry.conversationId}`, 'escalated');
    if (entry.type !== 'message.posted') return;
    if (entry.actor.kind === 'assistant') arrivals.came(`answer ${entry.conversationId}`);
    else arrivals.came(`contact ${keyOf(entry.data.text)}`);
  });
  return {
    socket: visitor.socket,
    conversationId,
    visitor,
    say: (key) => sayIn(visitor, conversationId, key),
    close: visitor.close,
  };
}

export async function startConversation(visitor: VisitorClient): Promise<string> {
  const input = { clientId: randomUUID() };
  return (await accepted(() => visitor.send('conversation:start', input))).conversationId;
}

export async function sayIn(visitor: VisitorClient, conversationId: string, key = ''): Promise<void> {
  const input = { conversationId, clientId: randomUUID(), text: key ? keyed(key) : TEXT };
  await accepted(() => visitor.send('message:send', input));
}

export async function pressIn(visitor: VisitorClient, conversationId: string): Promise<void> {
  const input = { conversationId, clientId: randomUUID() };
  await accepted(() => visitor.send('human:request', input));
}

/** Asks for a person before anything was said. */
export async function pressFirst({ visitor }: Client): Promise<void> {
  if (!visitor) throw new Error('a floor has no such thing');
  const input = { clientId: randomUUID() };
  await accepted(() => visitor.send('human:request', input));
}

export async function sayAsAgent(agent: AgentClient, conversationId: string, key: string): Promise<void> {
  const input = { conversationId, clientId: randomUUID(), text: keyed(key) };
  await accepted(() => agent.send('message:send', input));
}

/** What was not acknowledged in time counts as refused for the moment. */
function refusal(message: string): Refusal {
  return { ok: false, error: { code: 'internal', message, retryable: true } };
}

/**
 * Sends until it is accepted, as the widget does: what is refused for the moment is counted and sent again.
 * @throws Error where it is refused for good
 */
export async function accepted<T>(send: () => Promise<Answer<T>>): Promise<{ ok: true } & T> {
  for (;;) {
    const answer = await send().catch((error: Error) => refusal(error.message));
    if (answer.ok) return answer as { ok: true } & T;
    const { code, message, retryable } = (answer as Refusal).error;
    refusals[code] = (refusals[code] ?? 0) + 1;
    if (!retryable) throw new Error(`${code}: ${message}`);
    await sleep(AGAIN_MS);
  }
}

/** An agent who watches the line; what comes to the screen arrives. */
export async function openWatcher(options: { url: string; email: string; password: string }) {
  const agent = await openAgent(options);
  agent.on('entry', (entry) => {
    if (entry.type === 'message.posted') arrivals.came(`screen ${keyOf(entry.data.text)}`);
  });
  agent.on('queue:changed', ({ changed }) => {
    for (const { conversationId } of changed) arrivals.came(`line ${conversationId}`);
  });
  await accepted(() => agent.send('queue:watch', {}));
  // Takes as many as the bench asks, and is offered none: where agents are open, no worker runs.
  await accepted(() => agent.send('presence:set', { status: 'online', capacity: MAX_CAPACITY }));
  return agent;
}
