import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { type FaultProxy, openFaultProxy } from '../support/fault-proxy.ts';
import type { AgentView } from './agent-thread.ts';
import type { CustomerView } from './customer-thread.ts';
import type { FromThread, Mood, ThreadData, ToThread } from './thread-talk.ts';

/** Somebody's browser, in a thread of its own, on a link of its own. */
export type Browser<V> = {
  name: string;
  link: FaultProxy;
  isOpen: () => boolean;
  /** Opens it again with what it kept. */
  open: () => Promise<void>;
  /** Closes it at once, as a crash does; nothing is said to anybody. */
  close: () => Promise<void>;
  setMood: (mood: Mood) => void;
  /** What it shows now; null while it is closed. */
  look: () => Promise<V | null>;
};

export type BrowserOptions = {
  role: 'customer' | 'agent';
  index: number;
  url: string;
  dir: string;
  seed: number;
  account?: { email: string; password: string };
  onViolation: (what: string) => void;
};

export type CustomerBrowser = Browser<CustomerView>;
export type AgentBrowser = Browser<AgentView>;

/** A browser that is not open yet. */
export async function makeBrowser<V>(options: BrowserOptions): Promise<Browser<V>> {
  const { role, index, url, dir, seed, account, onViolation } = options;
  const name = `${role} ${index + 1}`;
  const link = await openFaultProxy(url);
  let worker: Worker | null = null;
  let mood: Mood = 'act';
  let opens = 0;
  let lastLook = 0;
  const looks = new Map<number, (view: V | null) => void>();
  const hear = (message: FromThread): void => {
    if (message.kind === 'violation') onViolation(`${name}: ${message.what}`);
    if (message.kind === 'looked') looks.get(message.id)?.(message.view as V);
  };
  const say = (message: ToThread) => worker?.postMessage(message);
  return {
    name,
    link,
    isOpen: () => worker !== null,
    async open() {
      opens += 1;
      const workerData: ThreadData = {
        role,
        origin: new URL(link.through(url)).origin,
        storageFile: join(dir, `${role}-${index}.json`),
        address: `10.9.${role === 'agent' ? 1 : 0}.${index + 1}`,
        seed: seed * 1_000 + index * 10 + opens,
        ...account,
      };
      const started = new Worker(join(import.meta.dirname, 'thread.mjs'), { workerData });
      worker = started;
      started.on('error', (error) =>
        onViolation(`${name}: its code failed: ${error.stack ?? error.message}`),
      );
      await new Promise<void>((resolve) => {
        started.on('message', (message: FromThread) => {
          hear(message);
          if (message.kind === 'ready') resolve();
        });
        started.on('exit', () => resolve());
      });
      say({ kind: 'mood', mood });
    },
    async close() {
      const closing = worker;
      worker = null;
      await closing?.terminate();
      for (const give of looks.values()) give(null);
      looks.clear();
    },
    setMood(next) {
      mood = next;
      say({ kind: 'mood', mood });
    },
    look() {
      if (!worker) return Promise.resolve(null);
      lastLook += 1;
      const id = lastLook;
      return new Promise((resolve) => {
        looks.set(id, (view) => {
          looks.delete(id);
          resolve(view);
        });
        say({ kind: 'look', id });
      });
    },
  };
}
