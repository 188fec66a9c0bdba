import { ConfigError, readConfig } from '../../server/config.ts';
import { clusterAt } from '../../server/queue/cluster-address.ts';

describe('the address of a Redis Cluster', () => {
  it('names nodes, and what holds for each of them', () => {
    expect(clusterAt('redis-cluster://a:7000,b,[::1]:7001')).toEqual({
      nodes: [
        { host: 'a', port: 7000 },
        { host: 'b', port: 6379 },
        { host: '::1', port: 7001 },
      ],
      each: {},
    });
    expect(clusterAt('rediss-cluster://me:p%40ss@a:7000/')).toEqual({
      nodes: [{ host: 'a', port: 7000 }],
      each: { username: 'me', password: 'p@ss', tls: {} },
    });
    expect(clusterAt('redis-cluster://:secret@a')?.each).toEqual({ password: 'secret' });
  });

  it('is not that of one Redis', () => {
    expect(clusterAt('redis://a:6379/3')).toBeNull();
  });

  it('is refused in words where no node can be read from it', () => {
    const read = () =>
      readConfig({
        MONGODB_URI: 'mongodb://m/x',
        REDIS_URL: 'redis-cluster://',
        HANDRAIL_SECRET: 'x'.repeat(32),
      });
    expect(read).toThrow(ConfigError);
    expect(read).toThrow('REDIS_URL must be redis-cluster://user:password@host:port,host:port');
  });
});
