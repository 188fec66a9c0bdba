import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { runStart } from '../lib/run-start.ts';
import { openVisitor } from '../replay/clients/visitor.ts';
import { busyShare } from './beside.ts';
import { cpuTimeUs } from './cpu.ts';

/** One start of the product. */
export type Start = {
  /** From the command to its last word. */
  seconds: number;
  /** Processor time of all its processes until then; not a number where the system does not tell. */
  cpuSeconds: number;
  /** From the first question to its answer. */
  answerSeconds: number;
  /** Share of all processors that others kept busy just before, 0 to 1. */
  othersBusy: number;
};
export type StartFigures = { cold: Start[]; warm: Start[] };

const fromHere = (file: string) => path.resolve(import.meta.dirname, file);
const QUESTION = 'How do I schedule a nightly export?';
/** How long it is looked what else runs. */
const LOOK_MS = 500;
const ARTICLE = 'schedule-an-export';

/**
 * Starts the product on an empty data folder and again on the same, `rounds` times, by the command that `npm start`
 * runs; what is built and what is fetched is there already.
 * @throws Error when the first question of a start is not answered from the article that it is about
 */
export async function benchStart(rounds: number): Promise<StartFigures> {
  await promisify(execFile)(process.execPath, [fromHere('../build.mjs')]);
  const figures: StartFigures = { cold: [], warm: [] };
  for (let round = 0; round < rounds; round += 1) {
    const dataDir = await mkdtemp(path.join(tmpdir(), 'handrail-bench-'));
    try {
      figures.cold.push(await timeStart(dataDir));
      figures.warm.push(await timeStart(dataDir));
    } finally {
      await rm(dataDir, { recursive: true, force: true });
    }
  }
  return figures;
}

async function timeStart(dataDir: string): Promise<Start> {
  const othersBusy = await busyShare(() => sleep(LOOK_MS));
  const startedAt = performance.now();
  const started = await runStart(dataDir);
  const seconds = (performance.now() - startedAt) / 1000;
  const used = Object.values(started.pids).map((pid) => cpuTimeUs(pid) ?? Number.NaN);
  const cpuSeconds = used.reduce((sum, one) => sum + one, 0) / 1e6;
  try {
    return { seconds, cpuSeconds, answerSeconds: await timeAnswer(started.url), othersBusy };
  } finally {
    await started.stop();
  }
}

async function timeAnswer(url: string): Promise<number> {
  const visitor = await openVisitor({ url });
  try {
    const startedAt = performance.now();
    const started = await visitor.send('conversation:start', { clientId: randomUUID(), text: QUESTION });
    if (!started.ok) throw new Error(JSON.stringify(started.error));
    const next = await visitor.nextEntry(
      started.conversationId,
      ({ type, actor }) => type === 'escalation.requested' || actor.kind === 'assistant',
      { what: 'an answer' },
    );
    if (!JSON.stringify(next.data).includes(ARTICLE))
      throw new Error(`Not answered from the article: ${JSON.stringify(next)}`);
    return (performance.now() - startedAt) / 1000;
  } finally {
    visitor.close();
  }
}
