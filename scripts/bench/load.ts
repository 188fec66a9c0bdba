import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';

export type LoadTask =
  | { do: 'open'; target: string; url: string; kind: 'floor' | 'product'; clients: number }
  | { do: 'messages' | 'presses'; target: string; mode: 'unloaded' | 'loaded'; count: number };

/** Milliseconds of each acknowledgement, and how long all took together. */
export type LoadAnswer = { samples: number[]; seconds: number } | { failed: string };
export type Measured = { samples: number[]; seconds: number };

const fromHere = (file: string) => path.join(import.meta.dirname, file);
const tsx = {
  execArgv: ['--import', 'tsx'],
  stdio: ['ignore', 'inherit', 'inherit', 'ipc'] as ['ignore', 'inherit', 'inherit', 'ipc'],
};

/** A load generator in a process of its own. */
export function startLoad() {
  const child = fork(fromHere('load-process.ts'), [], tsx);
  return {
    async ask(task: LoadTask): Promise<Measured> {
      child.send(task);
      const [answer] = (await once(child, 'message')) as [LoadAnswer];
      if ('failed' in answer) throw new Error(`${task.do} on ${task.target}: ${answer.failed}`);
      return answer;
    },
    stop: () => end(child),
  };
}

/** One of the two floors, as a process; resolves when it listens. */
export async function startFloor(floor: 'create' | 'batched', mongoUri: string) {
  const env = { ...process.env, NODE_ENV: 'production', FLOOR: floor, MONGODB_URI: mongoUri };
  const child = fork(fromHere('floor-server.ts'), [], { ...tsx, env });
  const [{ url }] = (await once(child, 'message')) as [{ url: string }];
  return { url, pid: child.pid, stop: () => end(child) };
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, 'exit');
  child.kill('SIGKILL');
  await exited;
}
