import { startCrew } from './agents.ts';
import { seededRandom } from './chance.ts';
import { playContact } from './contact.ts';
import type { Dialogue } from './dialogues.ts';
import { createLedger } from './ledger.ts';
import { type Report, reportOf } from './report.ts';
import { type Finding, verify } from './verify.ts';

export type ReplayOptions = {
  url: string;
  password: string;
  dialogues: readonly Dialogue[];
  /** Conversations at a time. */
  concurrency?: number;
  /** New conversations a second; unlimited where not given. */
  ratePerSecond?: number;
  agents?: number;
  /** Share of contacts who press for a person, after a message that the seed chooses. */
  pressShare?: number;
  seed?: number;
  replyWaitMs?: number;
  endWaitMs?: number;
  deadlineMs?: number;
  onProgress?: (progress: Progress) => void;
};

export type Progress = {
  started: number;
  finished: number;
  total: number;
  acknowledged: number;
  busyAgents: number;
};

/** Plays dialogues against a running server, then reads everything again and says what became of it. */
export async function replay(options: ReplayOptions): Promise<Report> {
  const {
    url,
    password,
    dialogues,
    concurrency = 20,
    ratePerSecond,
    agents = 2,
    pressShare = 0.25,
  } = options;
  const { seed = 1, replyWaitMs = 3_000, endWaitMs = 60_000, deadlineMs = 60_000, onProgress } = options;
  const random = seededRandom(seed);
  const ledger = createLedger();
  const crew = await startCrew({ url, password, count: agents, deadlineMs, ledger });
  const startedAt = performance.now();
  const plans = dialogues.map((dialogue, index) => ({
    dialogue,
    startsAt: ratePerSecond ? startedAt + (index * 1_000) / ratePerSecond : 0,
    pressesAfter: random() < pressShare ? 1 + Math.floor(random() * dialogue.texts.length) : null,
    address: `10.2.${(index >> 8) & 255}.${index & 255}`,
  }));
  let started = 0;
  let finished = 0;
  const tell = () => {
    const acknowledged = ledger.all.flatMap(({ messages }) => messages).filter(({ entry }) => entry).length;
    onProgress?.({ started, finished, total: plans.length, acknowledged, busyAgents: crew.busy() });
  };
  const ticking = setInterval(tell, 250);
  try {
    await inParallel(plans, concurrency, async ({ startsAt, ...plan }) => {
      await until(startsAt);
      started += 1;
      await playContact({ ...plan, url, replyWaitMs, endWaitMs, deadlineMs }, ledger);
      finished += 1;
    });
    await crew.stopTaking();
    const seconds = (performance.now() - startedAt) / 1000;
    const findings: Finding[] = [];
    await inParallel(ledger.all, 8, async (played) => {
      const finding = await verify(played, { url, lead: crew.lead, messages: crew.messages, deadlineMs });
      if (finding) findings.push(finding);
    });
    tell();
    return reportOf({ ledger, crew, findings, seconds });
  } finally {
    clearInterval(ticking);
    crew.close();
  }
}

async function inParallel<T>(
  items: readonly T[],
  width: number,
  work: (item: T) => Promise<void>,
): Promise<void> {
  const rest = [...items];
  const lane = async () => {
    for (let item = rest.shift(); item !== undefined; item = rest.shift()) await work(item);
  };
  await Promise.all(Array.from({ length: Math.min(width, items.length) }, lane));
}

function until(at: number): Promise<void> {
  const waitMs = at - performance.now();
  return waitMs <= 0
    ? Promise.resolve()
    : new Promise((resolve) => {
        setTimeout(resolve, waitMs);
      });
}
