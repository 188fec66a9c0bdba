import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';

/** What is timed, from its sending to what ends it. `screen` and `line` end on an agent's screen. */
export type ActKind =
  | 'message'
  | 'press'
  /** Of somebody who has said nothing yet: it begins the conversation as well. */
  | 'first-press'
  | 'message-to-screen'
  | 'press-to-line'
  | 'message-to-answer'
  | 'agent-message-to-contact';

export type LoadTask =
  | {
      do: 'open';
      target: string;
      kind: 'floor' | 'product';
      urls: string[];
      clients: number;
      /** Whether they only connect and begin no conversation. */
      isIdle?: boolean;
    }
  /** Contacts that are in the store already, by tokens of theirs, each with the conversation named. */
  | { do: 'resume-as'; target: string; url: string; contacts: { token: string; conversationId: string }[] }
  | { do: 'agents'; target: string; urls: string[]; email: string; password: string }
  /** Makes what the next `acts` of the same kind and number need, so that only the acts themselves are work. */
  | { do: 'prepare'; target: string; act: ActKind; count: number }
  | { do: 'acts'; target: string; act: ActKind; mode: 'unloaded' | 'loaded'; count: number; clients?: number }
  /** Open loop: so many acts a second, however long each takes; a share of them presses. */
  | { do: 'rate'; target: string; perSecond: number; seconds: number; pressShare: number; clients?: number }
  /** Cuts every connection at once; timed until each client is back and has read what it missed. */
  | { do: 'cut'; target: string }
  | { do: 'close'; target: string };

/** Milliseconds of each act, of the presses apart where there are any, and how long all took together. */
export type Measured = {
  samples: number[];
  presses: number[];
  seconds: number;
  /** What was refused, by code, and how often. */
  refused: Record<string, number>;
};
export type LoadAnswer = Measured | { failed: string };
export type Load = ReturnType<typeof startLoad>;

const fromHere = (file: string) => path.join(import.meta.dirname, file);
const tsx = {
  execArgv: ['--import', 'tsx'],
  stdio: ['ignore', 'inherit', 'inherit', 'ipc'] as ['ignore', 'inherit', 'inherit', 'ipc'],
};

/** A load generator in a process of its own. */
export function startLoad() {
  const child = fork(fromHere('load-process.ts'), [], tsx);
  const ended = once(child, 'exit').then(() => {
    throw new Error('the load generator ended');
  });
  ended.catch(() => undefined);
  return {
    async ask(task: LoadTask): Promise<Measured> {
      child.send(task);
      const [answer] = (await Promise.race([once(child, 'message'), ended])) as [LoadAnswer];
      if ('failed' in answer) throw new Error(`${task.do} on ${task.target}: ${answer.failed}`);
      return answer;
    },
    stop: () => end(child),
  };
}

export type FloorKind = 'bare' | 'create' | 'batched' | 'rounds';
export type FloorOptions = { mongoUri: string; redisUrl: string; nodeArgs?: string[] };

/** A floor, as a process; resolves when it listens. */
export async function startFloor(floor: FloorKind, { mongoUri, redisUrl, nodeArgs = [] }: FloorOptions) {
  const own = new URL(mongoUri);
  own.pathname = '/bench_floor';
  const env = {
    ...process.env,
    NODE_ENV: 'production',
    FLOOR: floor,
    MONGODB_URI: own.href,
    REDIS_URL: redisUrl,
  };
  const execArgv = [...tsx.execArgv, ...nodeArgs];
  const child = fork(fromHere('floor-server.ts'), [], { ...tsx, execArgv, env });
  const [{ url }] = (await once(child, 'message')) as [{ url: string }];
  return { url, pid: child.pid, stop: () => end(child) };
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, 'exit');
  child.kill('SIGKILL');
  await exited;
}
