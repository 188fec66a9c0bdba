import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { openSync } from 'node:fs';
import path from 'node:path';
import { NODE_ARGS } from '../../server/node-args.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');

export const TRIAL_SECRET = 'a secret that is only good for tests and trials';

/** A process of the product that can be killed and started again. */
export type Part = {
  readonly pid: () => number | undefined;
  /** kill -9; resolves when it has ended. */
  kill: () => Promise<void>;
  /** Asks it to end, and waits. */
  stop: () => Promise<void>;
  /** Starts it again where it was; resolves when it is ready. */
  start: () => Promise<void>;
  /** Sends a signal that does not end it, such as SIGSTOP. */
  signal: (signal: NodeJS.Signals) => void;
};

export type PartOptions = {
  name: 'server' | 'workers';
  from: 'built' | 'source';
  /** Where the sources or the build are; by default this checkout. */
  root?: string;
  /** Read at each start, so that a change counts from the next one on. */
  env: Record<string, string | undefined>;
  /** Arguments of Node, read at each start as well. */
  nodeArgs?: string[];
  /** File descriptor for what it prints; 'inherit' unless given. */
  output?: () => number | 'inherit';
  onReady?: (ready: Ready) => void;
  /** Told when it ends though nobody asked it to. */
  onDeath?: (how: string) => void;
};

export type ProcessOptions = {
  mongoUri: string;
  redisUrl: string;
  password: string;
  /** `built`: dist, as in production. `source`: the TypeScript of now. */
  from: 'built' | 'source';
  /** Where the sources or the build are; by default this checkout. */
  root?: string;
  worker?: boolean;
  /** Arguments of Node for the server, such as `--cpu-prof`. */
  serverArgs?: string[];
  /** The same for the worker. */
  workerArgs?: string[];
  env?: Record<string, string>;
  /** Where their logs go; by default to the output of this process. */
  logFile?: string;
};

/** Runs server and worker as processes of their own, in demo mode, on loopback and a free port. */
export async function startProcesses({
  mongoUri,
  redisUrl,
  password,
  from,
  root = ROOT,
  worker = true,
  serverArgs = [],
  workerArgs = [],
  env = {},
  logFile,
}: ProcessOptions) {
  const settings = {
    ...process.env,
    PORT: '0',
    MONGODB_URI: mongoUri,
    REDIS_URL: redisUrl,
    HANDRAIL_SECRET: TRIAL_SECRET,
    HANDRAIL_DEMO: '1',
    // More is asked here in a minute than a company asks in an hour.
    HANDRAIL_AI_TURNS_PER_WORKSPACE: '1000000000',
    HANDRAIL_DEMO_PASSWORD: password,
    LOG_LEVEL: process.env.HANDRAIL_LOG_LEVEL ?? 'error',
    ...env,
  };
  let url = '';
  const logs = logFile === undefined ? 'inherit' : openSync(logFile, 'a');
  const common = { from, root, env: settings, output: () => logs } as const;
  const server = createPart({
    ...common,
    name: 'server',
    nodeArgs: serverArgs,
    onReady(ready) {
      url = ready.url ?? '';
      // Started again, it must be where its clients look for it.
      settings.PORT = new URL(url).port;
    },
  });
  const workerPart = createPart({ ...common, name: 'workers', nodeArgs: workerArgs });
  await server.start();
  if (worker) await workerPart.start();
  return {
    url,
    server,
    worker: workerPart,
    async stop(): Promise<void> {
      await Promise.all([workerPart.stop(), server.stop()]);
    },
  };
}

type Ready = { kind: string; url?: string };

/** A process of the product, not yet started. */
export function createPart(options: PartOptions): Part {
  const { name, from, root = ROOT, env, nodeArgs = [], output = () => 'inherit', onReady, onDeath } = options;
  let child: ChildProcess | null = null;
  const end = async (signal: NodeJS.Signals) => {
    const ending = child;
    child = null;
    if (!ending || ending.exitCode !== null || ending.signalCode !== null) return;
    const exited = once(ending, 'exit');
    ending.kill(signal);
    // A stopped process hears nothing else.
    ending.kill('SIGCONT');
    await exited;
  };
  return {
    pid: () => child?.pid,
    kill: () => end('SIGKILL'),
    stop: () => end('SIGTERM'),
    signal: (signal) => void child?.kill(signal),
    async start() {
      const file = from === 'built' ? `dist/${name}/main.js` : `${name}/main.ts`;
      const to = output();
      const started = fork(path.join(root, file), [], {
        cwd: root,
        env,
        execArgv: [...(from === 'built' ? NODE_ARGS : ['--import', 'tsx']), ...nodeArgs],
        stdio: ['ignore', to, to, 'ipc'],
      });
      child = started;
      started.once('exit', (code, signal) => {
        if (child === started) onDeath?.(`${name} ended by itself with ${code ?? signal}`);
      });
      const ready = await readReady(started, name);
      onReady?.(ready);
    },
  };
}

async function readReady(child: ChildProcess, name: string): Promise<Ready> {
  const ended = once(child, 'exit').then(([code]) => {
    throw new Error(`${name} ended with ${String(code)} before it was ready`);
  });
  const [message] = (await Promise.race([once(child, 'message'), ended])) as [Ready];
  // From now on its end is the business of whoever ends it.
  ended.catch(() => {});
  return message;
}
