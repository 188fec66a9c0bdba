import type { BriefState } from '../../core/brief/brief.ts';
import type { Conversation } from '../../core/timeline/conversation.ts';
import type { Log } from '../log.ts';
import type { SnapshotsStore } from '../store/snapshots.ts';
import { isWritingOn } from './reactions.ts';
import type { Appended } from './timeline.ts';

/** How many entries may lie between two snapshots of a conversation. */
export const SNAPSHOT_EVERY = 50;
/** How many conversations wait for theirs; beyond that the next entries have to do. */
const MAX_WAITING = 1_000;

type Deps = {
  store: Pick<SnapshotsStore, 'find' | 'put'>;
  /** The brief that covers at least the entries up to `seq`. */
  briefUpTo: (conversationId: string, seq: number) => Promise<BriefState>;
  /** Tells which code folds. */
  mark: string;
  log: Pick<Log, 'debug'>;
};

export type Snapshots = ReturnType<typeof createSnapshots>;

/**
 * Keeps what was folded of long conversations, so that none is folded from its beginning again. Written beside the
 * commands, one conversation at a time; one that could not be written is written fifty entries later.
 */
export function createSnapshots({ store, briefUpTo, mark, log }: Deps) {
  const waiting = new Map<string, Conversation>();
  let isRunning = false;
  let running: Promise<void> = Promise.resolve();
  let isClosed = false;

  function soon(conversation: Conversation): void {
    if (isClosed || (waiting.size >= MAX_WAITING && !waiting.has(conversation.conversationId))) return;
    waiting.set(conversation.conversationId, conversation);
    if (!isRunning) running = writeAll();
  }

  async function writeAll(): Promise<void> {
    isRunning = true;
    for (const [id, conversation] of waiting) {
      waiting.delete(id);
      await write(conversation).catch((error: Error) =>
        log.debug({ err: error.message, conversationId: id }, 'snapshot: the next one will do'),
      );
    }
    isRunning = false;
  }

  /** Writes a conversation's snapshot now. */
  async function write(conversation: Conversation): Promise<void> {
    const { conversationId, seq } = conversation;
    const brief = await briefUpTo(conversationId, seq);
    await store.put({ _id: conversationId, mark, seq, ...asText(conversation, brief) });
  }

  return {
    soon,
    write,
    appended(appended: readonly Appended[]): void {
      for (const { entry, conversation } of appended)
        if (entry.seq % SNAPSHOT_EVERY === 0 && !isWritingOn(entry, conversation)) soon(conversation);
    },
    /** Resolves when what waits was tried; nothing is taken any more. */
    async close(): Promise<void> {
      isClosed = true;
      await running;
    },
  };
}

/** The folds as they are kept. */
export function asText(conversation: Conversation, brief: BriefState) {
  return { conversation: JSON.stringify(conversation), brief: JSON.stringify(brief) };
}
