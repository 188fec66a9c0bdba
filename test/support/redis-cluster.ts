import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';

const SERVE_FILE = join(import.meta.dirname, '../../scripts/services/serve-cluster.mjs');
const SLOTS = 16_384;

export type RedisCluster = {
  /** As `REDIS_URL` has it. */
  url: string;
  /** `host:port` of each node, in the order of their slots. */
  nodes: string[];
  /** kill -9 of a node; resolves when it has ended. */
  kill: (index: number) => Promise<void>;
  stop: () => Promise<void>;
};

type Node = { port: number; busPort: number };

/** A real cluster of masters on loopback, each with its share of the slots; resolves when it serves. */
export async function startRedisCluster(count = 3): Promise<RedisCluster> {
  const dataDir = await mkdtemp(join(tmpdir(), 'handrail-cluster-'));
  const child = fork(SERVE_FILE, [dataDir, String(count)], {
    execArgv: [],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const exited = once(child, 'exit');
  const nodes = await readNodes(child);
  await form(nodes);
  const names = nodes.map(({ port }) => `127.0.0.1:${port}`);
  return {
    url: `redis-cluster://${names.join()}`,
    nodes: names,
    async kill(index) {
      const killed = once(child, 'message');
      child.send({ kill: index });
      await killed;
    },
    async stop() {
      if (child.connected) child.disconnect();
      await exited;
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

async function readNodes(child: ChildProcess): Promise<Node[]> {
  const [message] = (await once(child, 'message')) as [{ ready?: Node[]; failed?: string }];
  if (message.ready === undefined) throw new Error(message.failed ?? 'The nodes did not start.');
  return message.ready;
}

/** Gives each node its slots, makes them known to each other, and waits until all of them say that they serve. */
async function form(nodes: Node[]): Promise<void> {
  const clients = nodes.map(({ port }) => new Redis(port, '127.0.0.1', { maxRetriesPerRequest: null }));
  // A node that does not listen yet is asked again.
  for (const client of clients) client.on('error', () => undefined);
  const [first] = nodes;
  for (const [index, client] of clients.entries()) {
    const at = (part: number) => Math.floor((SLOTS * part) / nodes.length);
    await client.call('CLUSTER', 'ADDSLOTSRANGE', at(index), at(index + 1) - 1);
    if (index > 0 && first) await client.call('CLUSTER', 'MEET', '127.0.0.1', first.port, first.busPort);
  }
  const serves = async (client: Redis) => /cluster_state:ok/.test(String(await client.cluster('INFO')));
  const knowsAll = async (client: Redis) =>
    new RegExp(`cluster_known_nodes:${nodes.length}\\b`).test(String(await client.cluster('INFO')));
  for (const client of clients)
    while (!((await serves(client)) && (await knowsAll(client))))
      await new Promise((resolve) => setTimeout(resolve, 20));
  for (const client of clients) client.disconnect();
}
