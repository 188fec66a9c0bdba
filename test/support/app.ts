import { join } from 'node:path';
import { Redis } from 'ioredis';
import { createConnection } from 'mongoose';
import { type Agent, openAgent } from '../../scripts/replay/clients/agent.ts';
import { openVisitor, type Visitor, type VisitorOptions } from '../../scripts/replay/clients/visitor.ts';
import { type Part, startProcesses } from '../../scripts/replay/processes.ts';
import { type Config, readConfig } from '../../server/config.ts';
import { createLog } from '../../server/log.ts';
import { startServer } from '../../server/server.ts';
import { type RunningWorker, startWorker } from '../../workers/worker.ts';
import { type FaultProxy, openFaultProxy } from './fault-proxy.ts';
import { type PrivateServices, startPrivateServices } from './services.ts';
import { databaseNamed, databaseOfItsOwn, required } from './store.ts';

const PASSWORD = 'correct horse battery';
export const TEST_SECRET = 'a secret that is only good for tests and trials';
const PUBLIC_DIR = join(import.meta.dirname, '../../dist/public');

export type AppOptions = {
  /** Runs server and worker as processes on private stores, so that each of the four can be killed. */
  processes?: boolean;
  /** False: no worker runs (in an app of processes: until `worker.start()`). */
  worker?: boolean;
  /** Puts a link with faults between the server and each of its stores, and the worker and each of its. */
  links?: boolean;
  /** Arguments of Node for the server. Of an app of processes only. */
  serverArgs?: string[];
  /** The driver tells each statement that it sends (`watchStatements`). Not of an app of processes. */
  watched?: boolean;
  /** More settings of server and worker. */
  env?: Record<string, string>;
  /** Where the processes of an app of processes log to. */
  logFile?: string;
};

/** The links of a process to its stores. */
export type Links = { mongo: FaultProxy; redis: FaultProxy };

export type TestApp = {
  url: string;
  mongoUri: string;
  redisUrl: string;
  password: string;
  /** Of an app of processes only. */
  parts: { server: Part; worker: Part; services: PrivateServices } | null;
  /** Of an app with links only. */
  links: { server: Links; worker: Links } | null;
  /** Starts one more server at the same stores, without links; stopped with the app. Not of an app of processes. */
  join: () => Promise<{ url: string }>;
  /** A visitor that is closed with the app. */
  visitor: (options?: Partial<VisitorOptions>) => Promise<Visitor>;
  /** A demo person, by the name before `@demo.test`; closed with the app. */
  agent: (name?: 'agent' | 'agent2' | 'manager' | 'admin', url?: string) => Promise<Agent>;
  stop: () => Promise<void>;
};

/**
 * The whole product on real stores and a free port, in demo mode, with a database and a queue of its own. By default
 * in this process; the stores are those of the run.
 */
export async function startApp(options: AppOptions = {}): Promise<TestApp> {
  const base = options.processes ? await startAsProcesses(options) : await startInProcess(options);
  const clients: { close: () => void }[] = [];
  const keep = <C extends { close: () => void }>(client: C): C => {
    clients.push(client);
    return client;
  };
  return {
    ...base,
    password: PASSWORD,
    visitor: async (more = {}) => keep(await openVisitor({ url: base.url, address: nextAddress(), ...more })),
    agent: async (name = 'agent', url = base.url) =>
      keep(await openAgent({ url, email: `${name}@demo.test`, password: PASSWORD })),
    async stop() {
      for (const client of clients) client.close();
      await base.stop();
    },
  };
}

type Base = Omit<TestApp, 'password' | 'visitor' | 'agent'>;

async function startAsProcesses({
  worker = true,
  serverArgs = [],
  env = {},
  logFile,
}: AppOptions): Promise<Base> {
  const services = await startPrivateServices();
  const { mongoUri, redisUrl } = services;
  try {
    const processes = await startProcesses({
      mongoUri,
      redisUrl,
      password: PASSWORD,
      from: 'source',
      worker,
      serverArgs,
      ...(logFile === undefined ? {} : { logFile }),
      env: { HANDRAIL_TRUSTED_PROXIES: '1', ...env },
    });
    return {
      url: processes.url,
      mongoUri,
      redisUrl,
      parts: { server: processes.server, worker: processes.worker, services },
      links: null,
      join: () => Promise.reject(new Error('an app of processes has one server')),
      async stop() {
        await processes.stop();
        await services.stop();
      },
    };
  } catch (error) {
    await services.stop();
    throw error;
  }
}

async function startInProcess({
  worker = true,
  links: hasLinks,
  watched: isWatched,
  env = {},
}: AppOptions): Promise<Base> {
  const mongoUri = watchable(databaseOfItsOwn(), isWatched);
  const queue = await queueOfItsOwn(required('HANDRAIL_TEST_REDIS_URL'));
  const config = readConfig({
    PORT: '0',
    MONGODB_URI: mongoUri,
    REDIS_URL: queue.url,
    HANDRAIL_SECRET: TEST_SECRET,
    HANDRAIL_DEMO: '1',
    HANDRAIL_DEMO_PASSWORD: PASSWORD,
    HANDRAIL_TRUSTED_PROXIES: '1',
    LOG_LEVEL: process.env.HANDRAIL_LOG_LEVEL ?? 'silent',
    ...env,
  });
  await copyVectors(keptVectors(), mongoUri);
  const links = hasLinks
    ? { server: await openLinks(mongoUri, queue.url), worker: await openLinks(mongoUri, queue.url) }
    : null;
  const start = (by: Links | undefined) =>
    startServer(throughLinks(config, by), createLog(config.LOG_LEVEL, 'server'), PUBLIC_DIR);
  const servers = [await start(links?.server)];
  const running: RunningWorker | null = worker
    ? await startWorker(throughLinks(config, links?.worker), createLog(config.LOG_LEVEL, 'worker'))
    : null;
  if (await running?.ready) await copyVectors(mongoUri, keptVectors());
  return {
    url: servers[0]?.url ?? '',
    mongoUri,
    redisUrl: queue.url,
    parts: null,
    links,
    async join() {
      const joined = await start(undefined);
      servers.push(joined);
      return joined;
    },
    async stop() {
      await running?.close();
      for (const server of servers) await server.close();
      for (const { mongo, redis } of Object.values(links ?? {})) {
        await mongo.close();
        await redis.close();
      }
      await dropDatabase(mongoUri);
      await queue.free();
    },
  };
}

function watchable(mongoUri: string, isWatched = false): string {
  const uri = new URL(mongoUri);
  if (isWatched) uri.searchParams.set('monitorCommands', 'true');
  return uri.href;
}

async function openLinks(mongoUri: string, redisUrl: string): Promise<Links> {
  return { mongo: await openFaultProxy(mongoUri), redis: await openFaultProxy(redisUrl) };
}

/** The settings of a process that reaches its stores by these links. */
function throughLinks(config: Config, links: Links | undefined): Config {
  if (!links) return config;
  const { MONGODB_URI, REDIS_URL } = config;
  return {
    ...config,
    MONGODB_URI: links.mongo.through(MONGODB_URI),
    REDIS_URL: links.redis.through(REDIS_URL),
  };
}

/** The database that keeps sentence vectors for the next suites, which then need not compute them. */
const keptVectors = () => databaseNamed('kept_vectors');

/** Copies the sentence vectors between two databases of the run's store. */
async function copyVectors(from: string, to: string): Promise<void> {
  const [source, target] = [await createConnection(from).asPromise(), await createConnection(to).asPromise()];
  const into = { db: target.name, coll: 'sentence_vectors' };
  await source
    .collection('sentence_vectors')
    .aggregate([{ $merge: { into } }])
    .toArray();
  await Promise.all([source.close(), target.close()]);
}

async function dropDatabase(uri: string): Promise<void> {
  const connection = await createConnection(uri).asPromise();
  await connection.dropDatabase();
  await connection.close();
}

const REDIS_DATABASES = 15;
const CLAIM_SECONDS = 900;

/** Claims one of the numbered databases that suites beside this one do not use, and empties it. */
async function queueOfItsOwn(url: string): Promise<{ url: string; free: () => Promise<void> }> {
  const redis = new Redis(url);
  for (let number = 1; number <= REDIS_DATABASES; number += 1) {
    const claim = `handrail:test:database:${number}`;
    if ((await redis.set(claim, String(process.pid), 'EX', CLAIM_SECONDS, 'NX')) === null) continue;
    const own = new URL(url);
    own.pathname = `/${number}`;
    const inside = new Redis(own.href);
    await inside.flushdb();
    inside.disconnect();
    return {
      url: own.href,
      async free() {
        await redis.del(claim);
        redis.disconnect();
      },
    };
  }
  redis.disconnect();
  throw new Error(`all ${REDIS_DATABASES} databases of the queue are in use by other suites`);
}

let lastAddress = 0;

/** Each visitor comes from an address of its own, as in life; sessions are limited by address. */
function nextAddress(): string {
  lastAddress += 1;
  return `10.1.${lastAddress >> 8}.${lastAddress & 255}`;
}
