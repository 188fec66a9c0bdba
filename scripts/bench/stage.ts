import mongoose from 'mongoose';
import { startOwnApp } from '../replay/own-app.ts';
import { withCpu } from './cpu.ts';
import type { Measured } from './load.ts';

/** Signs the tokens of contacts that are written straight into a store. */
export const SECRET = 'a secret that is only good for tests and trials';
export const AGENT = 'agent@demo.test';

export type Stage = Awaited<ReturnType<typeof startStage>>;
export type StageOptions = {
  worker?: boolean;
  env?: Record<string, string>;
  /** Arguments of Node for server and worker. */
  nodeArgs?: string[];
};

/** The built product on stores of its own, as customers use it; `stop` ends and removes everything. */
export async function startStage({ worker = false, env = {}, nodeArgs = [] }: StageOptions = {}) {
  const app = await startOwnApp({
    worker,
    serverArgs: nodeArgs,
    workerArgs: nodeArgs,
    env: {
      NODE_ENV: 'production',
      LOG_LEVEL: 'error',
      HANDRAIL_SECRET: SECRET,
      // More is asked here in a minute than anybody asks in an hour.
      HANDRAIL_AI_TURNS_PER_CONTACT: '1000000000',
      HANDRAIL_AI_TURNS_PER_ADDRESS: '1000000000',
      ...env,
    },
  });
  return {
    ...app,
    floors: { mongoUri: app.mongoUri, redisUrl: app.redisUrl },
    agents: { email: AGENT, password: app.password },
    workspaceId: () => workspaceIdIn(app.mongoUri),
    /** Runs work while the server is down: what it writes into the store is found as after any start. */
    async whileDown(work: () => Promise<void>): Promise<void> {
      await app.server.stop();
      await work();
      await app.server.start();
    },
  };
}

/** Processor time in µs for each of what was measured: of the server, the store, both, and the worker. */
export async function withWork(
  pids: { server: number | undefined; store: number | undefined; worker?: number | undefined },
  work: () => Promise<Measured>,
) {
  const { result, cpuUs } = await withCpu({ worker: undefined, ...pids }, work);
  const each = (used: number | null) =>
    used === null ? null : used / (result.samples.length + result.presses.length);
  const [server, store] = [each(cpuUs.server), each(cpuUs.store)];
  const both = server === null || store === null ? null : server + store;
  return { ...result, us: { server, store, both, worker: each(cpuUs.worker) } };
}

async function workspaceIdIn(mongoUri: string): Promise<string> {
  const connection = await mongoose.createConnection(mongoUri).asPromise();
  try {
    const workspace = await connection.collection<{ _id: string }>('workspaces').findOne({});
    if (!workspace) throw new Error('the store has no workspace');
    return workspace._id;
  } finally {
    await connection.close();
  }
}
