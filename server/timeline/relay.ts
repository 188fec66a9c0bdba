import type { Entry } from '../../core/timeline/entry.ts';
import type { Bus } from '../bus/bus.ts';
import { channels } from '../bus/channels.ts';
import type { Log } from '../log.ts';
import type { JobRequest } from '../queue/jobs.ts';
import type { Producer } from '../queue/producer.ts';
import type { ConversationDocument, Conversations } from '../store/conversations.ts';
import type { Entries } from '../store/entries.ts';
import type { LineChange } from '../store/line-wait.ts';
import type { Metrics } from '../telemetry/metrics.ts';
import { beginStep, outsideTraces, type Step, type TraceParent } from '../telemetry/tracing.ts';
import type { Briefs } from './briefs.ts';
import { entryNotices } from './entry-notices.ts';
import { createGathering } from './gathering.ts';
import { lineChangeOf } from './line-change.ts';
import { isForLine, reactions } from './reactions.ts';
import { createReadModels, type ReadModels } from './read-models.ts';
import type { Appended } from './timeline.ts';

type Deps = {
  entries: Pick<Entries, 'markRelayed'>;
  conversations: Pick<Conversations, 'saveAll' | 'moveOn'>;
  briefs: Briefs;
  bus: Pick<Bus, 'publish' | 'tell'>;
  producer: Pick<Producer, 'addAll'>;
  metrics: Pick<Metrics, 'told' | 'notTold'>;
  log: Log;
};

export type Relay = ReturnType<typeof createRelay>;

/**
 * Adding a job by itself takes longer than all else that a message causes here, and the message after it would wait. A
 * single one goes at once, but for the acknowledgement, which comes first.
 */
const JOBS_PACE = { gatherMs: 1, longestRestMs: 10 };

/** Nobody looks at a mark before an entry is three seconds old (`recover.ts`). */
const MARKS_PACE = { gatherMs: 250 };

/** How telling a part of a batch goes. */
type Ways = {
  pushed: Promise<Error | null>;
  save: ReadModels['save'];
  mark: (told: Entry[]) => Promise<void>;
  /** Whether what its jobs do rests on the read model. */
  isSavedFirst: boolean;
};

/**
 * Tells everybody what was appended: pushes, read models, jobs, then the marks. Entries of one turn of the event loop
 * are pushed together, at once. Read models and marks are gathered for a moment, except where the line or a person
 * depends on the read model. What could not be told stays unmarked, and `recover` tells it again: every consumer is
 * idempotent by entry.
 */
export function createRelay({ entries, conversations, briefs, bus, producer, metrics, log }: Deps) {
  let pending: Appended[] = [];
  const telling = new Set<Promise<void>>();
  const readModels = createReadModels({ conversations, briefs, log });
  const marks = createGathering<Entry, void>(entries.markRelayed, MARKS_PACE);
  const jobsSoon = createGathering((jobs: JobRequest[]) => producer.addAll(jobs), JOBS_PACE);
  let draining = 0;

  function enqueue(appended: Appended[]): void {
    if (pending.length === 0) outsideTraces(() => setImmediate(start));
    pending.push(...appended.map(withStep));
  }

  function start(): void {
    const batch = pending;
    pending = [];
    if (batch.length === 0) return;
    const pushed = push(batch);
    const awaited = new Set(batch.filter(isAwaited).map(({ entry }) => entry.conversationId));
    const isFor = (isNow: boolean) =>
      batch.filter(({ entry }) => awaited.has(entry.conversationId) === isNow);
    track(isFor(true), { pushed, save: readModels.save, mark, isSavedFirst: true });
    track(isFor(false), { pushed, save: readModels.saveSoon, mark, isSavedFirst: false });
  }

  function track(batch: Appended[], ways: Ways): void {
    if (batch.length === 0) return;
    const since = performance.now();
    const told = tellBy(ways, batch)
      .then(() => metrics.told(performance.now() - since))
      .catch((error: Error) => {
        metrics.notTold();
        log.warn({ err: error.message }, 'relay: will be told again');
      })
      .finally(() => telling.delete(told));
    telling.add(told);
  }

  async function tellBy(ways: Ways, batch: Appended[]): Promise<ReadonlySet<string>> {
    const unreadable = await inSteps(batch, () => tellAll(ways, batch));
    await ways.mark(without(batch, unreadable).map(({ entry }) => entry));
    return unreadable;
  }

  async function tellAll({ pushed, save, isSavedFirst }: Ways, batch: Appended[]) {
    // An agent's screen need not wait for the store: what was appended is durable.
    const saved = save(batch, (documents) => tellLineChanges(batch, documents));
    const jobs = isSavedFirst
      ? saved.then((unreadable) => producer.addAll(jobsOf(without(batch, unreadable))))
      : addJobsSoon(jobsOf(batch));
    const [pushError, unreadable] = await Promise.all([pushed, saved, jobs]);
    if (pushError) throw pushError;
    return unreadable;
  }

  const addJobsSoon = (jobs: JobRequest[]) => (jobs.length === 0 ? undefined : jobsSoon.add(jobs));

  function mark(told: Entry[]): Promise<void> {
    const marked = marks.add(told);
    if (draining > 0) marks.hurry();
    return marked;
  }

  const push = (batch: Appended[]): Promise<Error | null> => settle(bus.publish(entryNotices(batch)));

  function tellLineChanges(batch: Appended[], documents: ConversationDocument[]): void {
    const changed = new Map(
      batch.flatMap(({ entry, conversation, step }) =>
        isForLine(entry, conversation) ? [[entry.conversationId, step] as const] : [],
      ),
    );
    const ofWorkspace = new Map<string, { changes: LineChange[]; trace?: TraceParent }>();
    for (const document of documents) {
      if (!changed.has(document._id)) continue;
      const told = ofWorkspace.get(document.workspaceId) ?? { changes: [] };
      told.changes.push(lineChangeOf(document));
      // Of several changes that are told together, the last stands for all in the traces.
      ofWorkspace.set(document.workspaceId, { ...told, ...traceOf(changed.get(document._id)) });
    }
    for (const [workspaceId, told] of ofWorkspace) {
      bus.tell({ kind: 'line', workspaceId, ...told }, channels.line(workspaceId));
    }
  }

  return {
    enqueue,
    /**
     * Tells a batch at once; resolves when it is told and marked, rejects when a part could not be told.
     * @returns the conversations that cannot be told, because something in them cannot be read; the others are
     */
    tell: (batch: Appended[]): Promise<ReadonlySet<string>> =>
      tellBy(
        { pushed: push(batch), save: readModels.save, mark: entries.markRelayed, isSavedFirst: true },
        batch,
      ),
    /** Makes a conversation's read model again from its newest entry. */
    rebuild: readModels.remake,
    /** Resolves when the read models of all that was enqueued so far were tried; the queue is not waited for. */
    async settled(): Promise<void> {
      outsideTraces(start);
      await readModels.settled();
    },
    /** Resolves when all that was enqueued so far has been tried. */
    async drain(): Promise<void> {
      draining += 1;
      marks.hurry();
      while (pending.length > 0 || telling.size > 0) {
        outsideTraces(start);
        jobsSoon.hurry();
        await readModels.settled();
        if (telling.size > 0) await Promise.race(telling);
      }
      draining -= 1;
    },
  };
}

const jobsOf = (batch: Appended[]): JobRequest[] =>
  batch.flatMap(({ entry, conversation, step }) =>
    reactions[entry.type].jobs(entry, conversation).map((job) => ({ ...job, ...traceOf(step) })),
  );

/** From here on the trace under way goes its own way through the relay, beside others of the same batch. */
function withStep(appended: Appended): Appended {
  const { conversationId, type, seq } = appended.entry;
  const attributes = {
    'handrail.conversation_id': conversationId,
    'handrail.entry': type,
    'handrail.seq': seq,
  };
  const step = beginStep('relay', attributes);
  return step ? { ...appended, step } : appended;
}

async function inSteps<T>(batch: Appended[], tell: () => Promise<T>): Promise<T> {
  try {
    const told = await tell();
    for (const { step } of batch) step?.end();
    return told;
  } catch (error) {
    for (const { step } of batch) step?.end(error as Error);
    throw error;
  }
}

const traceOf = (step: Step | undefined) => (step ? { trace: step.parent } : {});

const without = (batch: Appended[], conversations: ReadonlySet<string>): Appended[] =>
  conversations.size === 0 ? batch : batch.filter(({ entry }) => !conversations.has(entry.conversationId));

/** Whether the line, routing or a person's list depends on the read model. */
function isAwaited({ entry, conversation }: Appended): boolean {
  return isForLine(entry, conversation) || !reactions[entry.type].isPatient;
}

function settle(promise: Promise<void>): Promise<Error | null> {
  return promise.then(
    () => null,
    (error: Error) => error,
  );
}
