// Nodes for a Redis Cluster as children of a process of its own, steered by messages of the process that forked it.
// Usage: fork(serve-cluster.mjs, [DIR, COUNT]); messages in: {kill: index}; out: {ready: ports} or {failed}, {killed: index}.
import { mkdirSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { spawnGuarded } from './guarded-child.mjs';
import { findParts } from './parts.mjs';
import { probePort } from './ports.mjs';

const [dataDir, count] = process.argv.slice(2);
if (dataDir === undefined || process.send === undefined)
  throw new Error('fork serve-cluster.mjs with a data folder');

const nodes = [];
try {
  const { redis } = await findParts({ mongo: false, redis: true, onProgress: () => {} });
  for (let index = 0; index < Number(count); index += 1) nodes.push(await startNode(redis, index));
  const stop = async () => {
    await Promise.all(nodes.map(({ child }) => child.stop(1_000)));
    process.exit(0);
  };
  process.on('disconnect', stop);
  process.on('message', async ({ kill }) => {
    nodes[kill].child.kill('SIGKILL');
    await nodes[kill].child.exited;
    process.send({ killed: kill });
  });
  process.send({ ready: nodes.map(({ port, busPort }) => ({ port, busPort })) });
} catch (error) {
  process.send({ failed: error.message }, () => process.exit(1));
}

async function startNode({ command, args, env }, index) {
  const dir = join(dataDir, String(index));
  mkdirSync(dir, { recursive: true });
  const [port, busPort] = [await probePort(0), await probePort(0)];
  const settings = {
    port: String(port),
    'cluster-enabled': 'yes',
    // By itself it would be the port and 10,000, which may be none.
    'cluster-port': String(busPort),
    'cluster-node-timeout': '2000',
    bind: '127.0.0.1',
    dir,
    save: '',
    'maxmemory-policy': 'noeviction',
  };
  const flags = Object.entries(settings).flatMap(([key, value]) => [`--${key}`, value]);
  const log = openSync(join(dir, 'node.log'), 'a');
  const child = await spawnGuarded(command, [...args, ...flags], {
    stdio: ['ignore', log, log],
    env: { ...process.env, ...env },
  });
  return { child, port, busPort };
}
