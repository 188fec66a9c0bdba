import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EngineName } from '../../scripts/services/index.mjs';

const SERVE_FILE = join(import.meta.dirname, '../../scripts/services/serve.mjs');

/** Embedded stores that belong to one test, running in a process of their own. */
export interface PrivateServices {
  readonly dataDir: string;
  readonly mongoUri: string;
  readonly redisUrl: string;
  /** Pid of the process that owns the data folder. */
  readonly ownerPid: number;
  readonly pids: () => Promise<Record<EngineName, number | undefined>>;
  /** kill -9 of an engine; resolves when it has ended. */
  readonly kill: (name: EngineName) => Promise<void>;
  /** Starts an engine again on its old port. */
  readonly restart: (name: EngineName) => Promise<void>;
  /** kill -9 of the owner; resolves when it has ended. Its engines are ended by their guards. */
  readonly killOwner: () => Promise<void>;
  /** Ends all and, unless `keepData`, removes the folder. Harmless when called twice. */
  readonly stop: (options?: { keepData?: boolean }) => Promise<void>;
}

interface ReadyMessage {
  ready?: { mongoUri: string; redisUrl: string };
  failed?: string;
}

/** Runs MongoDB's engine and Valkey or Redis on a folder, by default a new one that is removed at the end. */
export async function startPrivateServices(options: { dataDir?: string } = {}): Promise<PrivateServices> {
  const dataDir = options.dataDir ?? (await mkdtemp(join(tmpdir(), 'handrail-test-')));
  const child = fork(SERVE_FILE, [dataDir], { execArgv: [], stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  const exited = once(child, 'exit');
  const ready = await readReady(child);
  const call = makeCaller(child);
  return {
    dataDir,
    ...ready,
    ownerPid: child.pid as number,
    pids: async () => (await call('pids')).pids,
    kill: async (name) => void (await call('kill', name)),
    restart: async (name) => void (await call('restart', name)),
    killOwner: async () => {
      child.kill('SIGKILL');
      await exited;
    },
    stop: async ({ keepData = false } = {}) => {
      if (child.connected) child.disconnect();
      await exited;
      if (!keepData) await rm(dataDir, { recursive: true, force: true });
    },
  };
}

async function readReady(child: ChildProcess): Promise<{ mongoUri: string; redisUrl: string }> {
  const [message] = (await once(child, 'message')) as [ReadyMessage];
  if (message.ready === undefined) throw new Error(message.failed ?? 'The services did not start.');
  return { mongoUri: message.ready.mongoUri, redisUrl: message.ready.redisUrl };
}

interface Answer {
  id: number;
  pids: Record<EngineName, number | undefined>;
  failed?: string;
}

function makeCaller(child: ChildProcess): (call: string, name?: EngineName) => Promise<Answer> {
  let lastId = 0;
  return (call, name) => {
    lastId += 1;
    const id = lastId;
    return new Promise<Answer>((resolve, reject) => {
      const settle = (action: () => void): void => {
        child.off('message', onMessage);
        child.off('exit', onExit);
        action();
      };
      const onMessage = (message: unknown): void => {
        const answer = message as Answer;
        if (answer.id !== id) return;
        settle(() => (answer.failed === undefined ? resolve(answer) : reject(new Error(answer.failed))));
      };
      const onExit = (): void => settle(() => reject(new Error('The services have ended.')));
      child.on('message', onMessage);
      child.on('exit', onExit);
      child.send({ id, call, name });
    });
  };
}
