import { parentPort, workerData } from 'node:worker_threads';
import { seededRandom } from '../../scripts/replay/chance.ts';

/** What a page's thread is told at its start. */
export type ThreadData = {
  role: 'customer' | 'agent';
  origin: string;
  storageFile: string;
  address: string;
  seed: number;
  email?: string;
  password?: string;
};

/** `act`: behaves as people do. `still`: looks only. `finish`: agents take and resolve all that waits. */
export type Mood = 'act' | 'still' | 'finish';
export type ToThread = { kind: 'mood'; mood: Mood } | { kind: 'look'; id: number };
export type FromThread =
  | { kind: 'violation'; what: string }
  | { kind: 'looked'; id: number; view: unknown }
  | { kind: 'ready' };

export const data = workerData as ThreadData;
export const random = seededRandom(data.seed);
let mood: Mood = 'act';
const told = new Set<string>();

export const currentMood = (): Mood => mood;
export const pause = (ms: number): Promise<void> => new Promise((resolve) => void setTimeout(resolve, ms));
/** A pause as people make one, between half of `ms` and one and a half. */
export const hesitate = (ms: number): Promise<void> => pause(ms * (0.5 + random()));
export const pick = <T>(all: readonly T[]): T | undefined => all[Math.floor(random() * all.length)];

const tell = (message: FromThread) => parentPort?.postMessage(message);

/** Reports what must not happen; the same thing once. */
export function violation(what: string): void {
  if (told.has(what)) return;
  told.add(what);
  tell({ kind: 'violation', what });
}

/** Begins to answer the main thread, with what `look` sees now. */
export function answerMain(look: () => unknown): void {
  parentPort?.on('message', (message: ToThread) => {
    if (message.kind === 'mood') mood = message.mood;
    else tell({ kind: 'looked', id: message.id, view: structuredClone(look()) });
  });
  tell({ kind: 'ready' });
}
