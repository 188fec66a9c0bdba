import { randomUUID } from 'node:crypto';
import type { Conversation } from '../../core/timeline/conversation.ts';
import type { Bus } from '../bus/bus.ts';
import { channels } from '../bus/channels.ts';
import type { Log } from '../log.ts';
import type { Conversations } from '../store/conversations.ts';
import type { LineChange, LineDigest } from '../store/line-wait.ts';
import type { TraceParent } from '../telemetry/tracing.ts';
import { lineChangeOf, placeChangeOf } from '../timeline/line-change.ts';
import { isForLine } from '../timeline/reactions.ts';
import type { Appended, Timeline } from '../timeline/timeline.ts';
import { createHeldLine, type HeldLine, type LineStep } from './held-line.ts';

type Deps = {
  conversations: Pick<Conversations, 'inLine' | 'inLineByIds' | 'lineDigest' | 'seqsInLine'>;
  timeline: Pick<Timeline, 'refresh'>;
  bus: Pick<Bus, 'listen' | 'onGap' | 'join' | 'leave'>;
  log: Log;
  originShare?: number | undefined;
};

/** Told that a line may have changed. `trace` is the one of what changed. */
type Listener = (workspaceId: string, trace?: TraceParent) => void;

type StepListener = (workspaceId: string, step: LineStep & { epoch: string }) => void;

/** The line of a workspace; while it is read for the first time, what is heard meanwhile. */
type Kept = {
  /** Versions of another epoch say nothing about this one's. */
  epoch: string;
  line: Promise<HeldLine>;
  ready: HeldLine | null;
  heard: LineChange[];
  usedAt: number;
};

const CHECK_EVERY_MS = 10_000;
/** What was written while a line was read for the first time may have been missed. */
const FIRST_CHECK_MS = 1_000;
/** A line that nobody watches, and nobody asked for this long, is let go of. */
const KEPT_MS = 600_000;
/** So many conversations are read from their timelines in one check; the next has the others. */
const REFRESHED_AT_ONCE = 500;

export type Lines = ReturnType<typeof createLines>;

/**
 * The lines of the workspaces that this process serves, in memory: read once, then fed by what is heard and by what this
 * process appends, and compared with the store again and again, since notices can be lost.
 */
export function createLines({ conversations, timeline, bus, log, originShare }: Deps) {
  const kept = new Map<string, Kept>();
  const listeners = new Set<Listener>();
  const stepListeners = new Set<StepListener>();
  const checking = new Map<string, Promise<void>>();
  const users = new Set<(workspaceId: string) => boolean>();
  const isInUse = (workspaceId: string) => [...users].some((uses) => uses(workspaceId));

  function hold(workspaceId: string): Kept {
    const known = kept.get(workspaceId);
    if (known) {
      known.usedAt = performance.now();
      return known;
    }
    const begun: Kept = {
      epoch: randomUUID(),
      line: conversations.inLine(workspaceId).then((documents) => {
        const line = createHeldLine(documents.map(lineChangeOf), originShare);
        for (const change of begun.heard) line.apply(change);
        begun.ready = line;
        begun.heard = [];
        setTimeout(() => check(workspaceId), FIRST_CHECK_MS).unref();
        return line;
      }),
      ready: null,
      heard: [],
      usedAt: performance.now(),
    };
    kept.set(workspaceId, begun);
    bus.join(channels.line(workspaceId));
    begun.line.catch(() => letGo(workspaceId));
    return begun;
  }

  function letGo(workspaceId: string): void {
    if (kept.delete(workspaceId)) bus.leave(channels.line(workspaceId));
  }

  function take(workspaceId: string, changes: readonly LineChange[], trace?: TraceParent): void {
    const held = kept.get(workspaceId);
    if (!held) return;
    if (!held.ready) {
      held.heard.push(...changes);
      return;
    }
    let isNews = false;
    for (const change of changes) isNews = held.ready.apply(change) || isNews;
    if (isNews) for (const listener of listeners) listener(workspaceId, trace);
  }

  const stopListening = bus.listen((notice) => {
    if (notice.kind !== 'line') return;
    if (notice.changes) take(notice.workspaceId, notice.changes, notice.trace);
    else check(notice.workspaceId);
  });
  const stopCatchingUp = bus.onGap(() => checkAll());
  const timer = setInterval(checkAll, CHECK_EVERY_MS);
  timer.unref();

  function checkAll(): void {
    for (const [workspaceId, { usedAt }] of kept) {
      if (performance.now() - usedAt > KEPT_MS && !isInUse(workspaceId)) letGo(workspaceId);
      else check(workspaceId);
    }
  }

  /** One at a time for each line; who asks meanwhile asks for what the one under way finds. */
  function check(workspaceId: string): void {
    if (checking.has(workspaceId)) return;
    const running = mend(workspaceId)
      .catch((error: Error) => log.debug({ err: error.message }, 'line: will be compared later'))
      .finally(() => checking.delete(workspaceId));
    checking.set(workspaceId, running);
  }

  async function mend(workspaceId: string): Promise<void> {
    const line = kept.get(workspaceId)?.ready;
    if (!line || isSame(line.digest(), await conversations.lineDigest(workspaceId))) return;
    const stored = new Map(
      (await conversations.seqsInLine(workspaceId)).map(({ _id, lastSeq }) => [_id, lastSeq]),
    );
    const behind = [...stored].flatMap(([id, seq]) => (line.seqOf(id) < seq ? [id] : []));
    const doubtful = line.ids().filter((id) => !stored.has(id));
    const changes = behind.length > 0 ? (await conversations.inLineByIds(behind)).map(lineChangeOf) : [];
    // The read model may be behind as well: the timeline says who is right.
    for (const id of doubtful.slice(0, REFRESHED_AT_ONCE)) {
      const conversation = await timeline.refresh(id);
      changes.push(conversation ? placeChangeOf(conversation) : { id, seq: line.seqOf(id), wait: null });
    }
    const missed = changes.filter(({ id, seq }) => line.seqOf(id) < seq);
    take(workspaceId, changes);
    if (missed.length > 0) log.info({ workspaceId, missed: missed.length }, 'line: mended from the store');
  }

  /** Brings what agents are shown up to date, and tells what changed; false where nothing did. */
  function publish(workspaceId: string): boolean {
    const held = kept.get(workspaceId);
    const step = held?.ready?.publish();
    if (!held || !step) return false;
    for (const tell of stepListeners) tell(workspaceId, { epoch: held.epoch, ...step });
    return true;
  }

  return {
    /** Takes note of what this process has appended, before anybody is told. */
    observe(appended: readonly Appended[]): void {
      if (kept.size === 0) return;
      for (const { entry, conversation } of appended) {
        if (isForLine(entry, conversation)) take(entry.workspaceId, [placeChangeOf(conversation)]);
      }
    },
    /** Sees to it that a line is in memory before somebody waits for it. */
    prepare(workspaceId: string): void {
      hold(workspaceId).line.catch(() => undefined);
    },
    /** The line where it is in memory. */
    peek: (workspaceId: string): HeldLine | null => kept.get(workspaceId)?.ready ?? null,
    publish,
    /** A page of what agents are shown, as of now. Null where the conversation that it is to stand behind is not shown. */
    async page(workspaceId: string, after: string | null, limit: number) {
      const { epoch, line } = hold(workspaceId);
      const held = await line;
      publish(workspaceId);
      const page = held.page(after, limit);
      return page && { epoch, ...page };
    },
    /** The place of a waiting conversation: 1 is next. Null where it does not wait, or waits no longer. */
    async placeOf(conversation: Conversation): Promise<number | null> {
      const { workspaceId, conversationId, state } = conversation;
      if (state.kind !== 'waiting') return null;
      const line = await hold(workspaceId).line;
      // What another process appended may be known by its conversation before it is by its line.
      return line.placeOf(conversationId) ?? line.placeFor(placeChangeOf(conversation));
    },
    onChange(listener: Listener): () => void {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    /** Told with each version of what agents are shown. */
    onStep(listener: StepListener): () => void {
      stepListeners.add(listener);
      return () => stepListeners.delete(listener);
    },
    /** Lines for which this is true are not let go of. */
    keepWhile: (isUsed: (workspaceId: string) => boolean): void => void users.add(isUsed),
    close(): void {
      stopListening();
      stopCatchingUp();
      clearInterval(timer);
    },
  };
}

const isSame = (a: LineDigest, b: LineDigest): boolean =>
  a.waiting === b.waiting && a.seqs === b.seqs && a.sinces === b.sinces;
