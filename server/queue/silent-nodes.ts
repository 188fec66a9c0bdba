import type { QueueConnection } from './connections.ts';
import { Cluster } from './packages.ts';

const ANSWERS_WITHIN_MS = 1_000;

/** The nodes of a cluster (`host:port`) that have a part of it and do not answer; none where it is one Redis. */
export async function silentNodes(connection: QueueConnection): Promise<string[]> {
  if (!(connection instanceof Cluster)) return [];
  const masters = [...new Set(connection.slots.flatMap(([master]) => master ?? []))];
  const nodes = connection.nodes('master');
  const asked = masters.map(async (name) => {
    const node = nodes.find(({ options }) => `${options.host}:${options.port}` === name);
    return (await answers(node)) ? [] : [name];
  });
  return (await Promise.all(asked)).flat().sort();
}

async function answers(node: { ping: () => Promise<unknown> } | undefined): Promise<boolean> {
  if (!node) return false;
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), ANSWERS_WITHIN_MS);
  });
  const answered = node.ping().then(
    () => true,
    () => false,
  );
  return Promise.race([answered, late]).finally(() => clearTimeout(timer));
}
