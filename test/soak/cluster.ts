import { randomBytes } from 'node:crypto';
import { closeSync, mkdtempSync, openSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createPart, type Part } from '../../scripts/replay/processes.ts';
import { startServices } from '../../scripts/services/index.mjs';
import { type FaultProxy, openFaultProxy } from '../support/fault-proxy.ts';
import { type Balancer, openBalancer } from './balancer.ts';

const CLOCK = join(import.meta.dirname, 'shift-clock.mjs');

/** A process of the product with its own links to the stores. */
export type Member = {
  name: string;
  part: Part;
  links: { mongo: FaultProxy; redis: FaultProxy };
  /** From its next start on: how wrong its clock is, and whether its log's disk is full. */
  settings: { skewMs: number; isDiskFull: boolean };
};

export type Engine = 'mongo' | 'redis';

/** Everything that can fail, and the front that clients use. */
export type Cluster = {
  servers: Member[];
  workers: Member[];
  engines: Record<
    Engine,
    { kill: () => Promise<void>; restart: () => Promise<void>; pid: () => number | undefined }
  >;
  /** A front of the servers for one client, which it keeps on the server number `home` while that is there. */
  front: (home: number) => Promise<Balancer>;
  password: string;
  dir: string;
  /** Ends everything; `keepLogs` leaves the folder where it is. */
  stop: (keepLogs: boolean) => Promise<void>;
};

export type ClusterOptions = {
  servers: number;
  workers: number;
  /** Told of what must not happen: a process that ends by itself. */
  onViolation: (what: string) => void;
};

/** Starts embedded stores, then servers and workers of the built product, each behind links of its own. */
export async function startCluster(options: ClusterOptions): Promise<Cluster> {
  const dir = mkdtempSync(join(tmpdir(), 'handrail-soak-'));
  const services = await startServices({ dataDir: join(dir, 'data') });
  const password = randomBytes(9).toString('base64url');
  const uris = { mongo: services.mongoUri ?? '', redis: services.redisUrl ?? '' };
  const ports = new Map<string, number>();
  const make = async (kind: 'server' | 'workers', index: number): Promise<Member> => {
    const name = `${kind === 'server' ? 'server' : 'worker'} ${index + 1}`;
    const links = { mongo: await openFaultProxy(uris.mongo), redis: await openFaultProxy(uris.redis) };
    const settings = { skewMs: 0, isDiskFull: false };
    const env: Record<string, string | undefined> = {
      ...process.env,
      PORT: '0',
      MONGODB_URI: links.mongo.through(uris.mongo),
      REDIS_URL: links.redis.through(uris.redis),
      HANDRAIL_SECRET: 'a secret that is only good for tests and trials',
      HANDRAIL_DEMO: '1',
      HANDRAIL_DEMO_PASSWORD: password,
      HANDRAIL_TRUSTED_PROXIES: '1',
      LOG_LEVEL: process.env.HANDRAIL_LOG_LEVEL ?? 'info',
      get HANDRAIL_SOAK_SKEW_MS() {
        return String(settings.skewMs);
      },
    };
    let output: number | undefined;
    const part = createPart({
      name: kind,
      from: 'built',
      env,
      nodeArgs: ['--import', CLOCK],
      output: () => {
        if (output !== undefined) closeSync(output);
        output = openSync(
          settings.isDiskFull ? '/dev/full' : join(dir, `${name.replace(' ', '-')}.log`),
          'a',
        );
        return output;
      },
      onReady: ({ url }) => {
        if (!url) return;
        env.PORT = new URL(url).port;
        ports.set(name, Number(env.PORT));
      },
      onDeath: (how) => options.onViolation(`${name}: ${how}`),
    });
    return { name, part, links, settings };
  };
  const servers = await Promise.all(Array.from({ length: options.servers }, (_, n) => make('server', n)));
  const workers = await Promise.all(Array.from({ length: options.workers }, (_, n) => make('workers', n)));
  const members = [...servers, ...workers];
  // The first one seeds an empty store; the others find it.
  await servers[0]?.part.start();
  await Promise.all(members.slice(1).map(({ part }) => part.start()));
  const fronts: Balancer[] = [];
  const engine = (name: Engine) => ({
    kill: () => services.kill(name),
    restart: () => services.restart(name),
    pid: () => services.pids[name],
  });
  return {
    servers,
    workers,
    engines: { mongo: engine('mongo'), redis: engine('redis') },
    async front(home) {
      const front = await openBalancer(() => [...ports.values()], home);
      fronts.push(front);
      return front;
    },
    password,
    dir,
    async stop(keepLogs) {
      await Promise.all(members.map(({ part }) => part.stop()));
      await Promise.all(fronts.map((front) => front.close()));
      await Promise.all(members.flatMap(({ links }) => [links.mongo.close(), links.redis.close()]));
      await services.stop();
      if (!keepLogs) rmSync(dir, { recursive: true, force: true });
    },
  };
}
