import type { RedisOptions } from 'ioredis';

const ADDRESS = /^(rediss?)-cluster:\/\/(?:([^:@/]*)(?::([^@/]*))?@)?([^@/]+)\/?$/;
const DEFAULT_PORT = 6379;

/** Where a Redis Cluster is first asked, and what holds for each of its nodes. */
export type ClusterAddress = {
  nodes: { host: string; port: number }[];
  each: Pick<RedisOptions, 'username' | 'password' | 'tls'>;
};

/**
 * Reads `redis-cluster://user:password@host:port,host:port` (`rediss-cluster://` with TLS); null for the address of one
 * Redis. One node that answers is enough: it names the others.
 */
export function clusterAt(url: string): ClusterAddress | null {
  const [, scheme, user, password, hosts] = ADDRESS.exec(url) ?? [];
  if (!hosts) return null;
  return {
    nodes: hosts.split(',').map((host) => {
      const { hostname, port } = new URL(`redis://${host}`);
      return { host: hostname.replace(/^\[|\]$/g, ''), port: Number(port) || DEFAULT_PORT };
    }),
    each: {
      ...(user ? { username: decodeURIComponent(user) } : {}),
      ...(password ? { password: decodeURIComponent(password) } : {}),
      ...(scheme === 'rediss' ? { tls: {} } : {}),
    },
  };
}
