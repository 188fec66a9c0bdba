// The load generator of the bench, as a process: it does what its parent asks, one task after another.
import { randomUUID } from 'node:crypto';
import { io, type Socket } from 'socket.io-client';
import { post } from '../replay/clients/wire.ts';
import type { LoadAnswer, LoadTask, Measured } from './load.ts';

type Client = { socket: Socket; conversationId: string };

const TEXT = 'The nightly export of our orders stops after ten minutes with an error. What now?';
const ACK_TIMEOUT_MS = 30_000;
const OPENING_AT_ONCE = 20;

const targets = new Map<string, Client[]>();

process.on('message', (task: LoadTask) => {
  run(task).then(
    (answer) => process.send?.(answer),
    (error: Error) => process.send?.({ failed: error.message } satisfies LoadAnswer),
  );
});
process.on('disconnect', () => process.exit(0));

async function run(task: LoadTask): Promise<LoadAnswer> {
  switch (task.do) {
    case 'open': {
      const open = task.kind === 'product' ? openVisitor : openPlain;
      const clients: Client[] = [];
      await side(OPENING_AT_ONCE, task.clients, async (index) => {
        clients.push(await open(task.url, index));
      });
      targets.set(task.target, clients);
      return { samples: [], seconds: 0 };
    }
    case 'messages':
      return measure(clientsOf(task.target), task, async ({ socket, conversationId }) => {
        return () => send(socket, 'message:send', { conversationId, clientId: randomUUID(), text: TEXT });
      });
    case 'presses':
      return measure(clientsOf(task.target), task, async ({ socket }) => {
        const { conversationId } = await send(socket, 'conversation:start', { clientId: randomUUID() });
        return () => send(socket, 'human:request', { conversationId, clientId: randomUUID() });
      });
    default:
      throw new Error(`unknown task ${JSON.stringify(task)}`);
  }
}

type Act = () => Promise<unknown>;

/**
 * `unloaded`: `count` acts one after another over all clients. `loaded`: `count` acts a client, one after another, all
 * clients at once. What `prepare` does for each act is not measured.
 */
async function measure(
  clients: Client[],
  { mode, count }: { mode: 'unloaded' | 'loaded'; count: number },
  prepare: (client: Client) => Promise<Act>,
): Promise<Measured> {
  const each = mode === 'unloaded' ? Math.ceil(count / clients.length) : count;
  const prepared: Act[][] = clients.map(() => []);
  await side(OPENING_AT_ONCE, clients.length, async (index) => {
    const client = clients[index];
    for (let number = 0; client && number < each; number += 1) prepared[index]?.push(await prepare(client));
  });
  const samples: number[] = [];
  const inTurn = async (acts: Act[]) => {
    for (const act of acts) {
      const startedAt = performance.now();
      await act();
      samples.push(performance.now() - startedAt);
    }
  };
  const startedAt = performance.now();
  if (mode === 'unloaded') await inTurn(prepared.flat().slice(0, count));
  else await Promise.all(prepared.map(inTurn));
  return { samples, seconds: (performance.now() - startedAt) / 1000 };
}

async function openVisitor(url: string, index: number): Promise<Client> {
  const address = { 'x-forwarded-for': `10.3.${index >> 8}.${index & 255}` };
  const { body } = await post(`${url}/api/v1/visitor/sessions`, { workspace: 'demo' }, address);
  if (typeof body.token !== 'string') throw new Error(`no session: ${JSON.stringify(body)}`);
  const socket = await connected(`${url}/visitor`, { token: body.token });
  const { conversationId } = await send(socket, 'conversation:start', { clientId: randomUUID() });
  return { socket, conversationId };
}

async function openPlain(url: string): Promise<Client> {
  const conversationId = randomUUID();
  return { socket: await connected(url, { conversationId }), conversationId };
}

function connected(url: string, auth: Record<string, string>): Promise<Socket> {
  const socket = io(url, { transports: ['websocket'], auth, forceNew: true });
  return new Promise((resolve, reject) => {
    socket.once('connect', () => resolve(socket));
    socket.once('connect_error', reject);
  });
}

async function send(socket: Socket, name: string, input: object): Promise<{ conversationId: string }> {
  const answer = (await socket.timeout(ACK_TIMEOUT_MS).emitWithAck(name, input)) as { ok: boolean };
  if (!answer.ok) throw new Error(`${name}: ${JSON.stringify(answer)}`);
  return answer as unknown as { conversationId: string };
}

function clientsOf(target: string): Client[] {
  const clients = targets.get(target);
  if (!clients) throw new Error(`${target} is not open`);
  return clients;
}

async function side(width: number, count: number, work: (index: number) => Promise<void>): Promise<void> {
  let next = 0;
  const lane = async () => {
    for (let index = next++; index < count; index = next++) await work(index);
  };
  await Promise.all(Array.from({ length: width }, lane));
}
