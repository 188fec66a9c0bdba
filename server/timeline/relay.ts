import type { Bus } from '../bus/bus.ts';
import { channels } from '../bus/channels.ts';
import type { Log } from '../log.ts';
import type { Producer } from '../queue/producer.ts';
import { isStoreUnavailable } from '../store/connect.ts';
import type { ConversationDocument, Conversations } from '../store/conversations.ts';
import type { Entries } from '../store/entries.ts';
import type { LineChange } from '../store/line-wait.ts';
import type { Metrics } from '../telemetry/metrics.ts';
import { beginStep, outsideTraces, type Step, type TraceParent } from '../telemetry/tracing.ts';
import type { Briefs } from './briefs.ts';
import { entryNotices } from './entry-notices.ts';
import { lineChangeOf } from './line-change.ts';
import { isForLine, reactions } from './reactions.ts';
import { readModelOf } from './read-model.ts';
import type { Appended } from './timeline.ts';

type Deps = {
  entries: Pick<Entries, 'markRelayed'>;
  conversations: Pick<Conversations, 'saveAll'>;
  briefs: Briefs;
  bus: Pick<Bus, 'publish' | 'tell'>;
  producer: Pick<Producer, 'addAll'>;
  metrics: Pick<Metrics, 'told' | 'notTold'>;
  log: Log;
};

export type Relay = ReturnType<typeof createRelay>;

/**
 * Tells everybody what was appended: pushes, read models, jobs, in that order, then marks it. Entries of one turn
 * of the event loop go together. What could not be told stays unmarked, and `recover` tells it again: every
 * consumer is idempotent by entry.
 */
export function createRelay({ entries, conversations, briefs, bus, producer, metrics, log }: Deps) {
  let pending: Appended[] = [];
  let pendingSince = 0;
  let running: Promise<void> = Promise.resolve();

  function enqueue(appended: Appended[]): void {
    if (pending.length === 0) {
      pendingSince = performance.now();
      outsideTraces(() => setImmediate(startFlush));
    }
    pending.push(...appended.map(withStep));
  }

  // One flush at a time, so that read models and briefs see entries in order.
  function startFlush(): void {
    running = running.then(flush).catch((error: Error) => {
      metrics.notTold();
      log.warn({ err: error.message }, 'relay: will be told again');
    });
  }

  async function flush(): Promise<void> {
    const [batch, since] = [pending, pendingSince];
    pending = [];
    if (batch.length === 0) return;
    try {
      await tell(batch);
      for (const { step } of batch) step?.end();
    } catch (error) {
      for (const { step } of batch) step?.end(error as Error);
      throw error;
    }
    metrics.told(performance.now() - since);
  }

  /**
   * Tells a batch; resolves once it is told and marked, rejects when a part could not be told.
   * @returns the conversations that cannot be told, because something in them cannot be read; the others are
   */
  async function tell(batch: Appended[]): Promise<Set<string>> {
    const pushed = settle(bus.publish(entryNotices(batch)));
    const { documents, unreadable } = await newestReadModels(batch);
    const readable = batch.filter(({ entry }) => !unreadable.has(entry.conversationId));
    // An agent's screen need not wait for the store: what was appended is durable.
    tellLineChanges(readable, documents);
    await conversations.saveAll(documents);
    await producer.addAll(
      readable.flatMap(({ entry, conversation, step }) =>
        reactions[entry.type].jobs(entry, conversation).map((job) => ({ ...job, ...traceOf(step) })),
      ),
    );
    const pushError = await pushed;
    if (pushError) throw pushError;
    await entries.markRelayed(readable.map(({ entry }) => entry));
    return unreadable;
  }

  async function newestReadModels(batch: Appended[]) {
    const newest = new Map<string, ConversationDocument>();
    const unreadable = new Set<string>();
    for (const { entry, conversation } of batch) {
      try {
        const brief = await briefs.after(entry);
        newest.set(entry.conversationId, readModelOf(conversation, brief));
      } catch (error) {
        if (isStoreUnavailable(error)) throw error;
        log.error({ err: error, conversationId: entry.conversationId }, 'relay: cannot be read');
        unreadable.add(entry.conversationId);
      }
    }
    return { documents: [...newest.values()], unreadable };
  }

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
    tell,
    /** Makes a conversation's read model again from its newest entry. */
    async rebuild(newest: Appended): Promise<void> {
      await conversations.saveAll((await newestReadModels([newest])).documents);
    },
    /** Resolves when all that was enqueued so far has been tried. */
    async drain(): Promise<void> {
      while (pending.length > 0) {
        await new Promise<void>((resolve) => setImmediate(resolve));
        await running;
      }
      await running;
    },
  };
}

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

const traceOf = (step: Step | undefined) => (step ? { trace: step.parent } : {});

function settle(promise: Promise<void>): Promise<Error | null> {
  return promise.then(
    () => null,
    (error: Error) => error,
  );
}
