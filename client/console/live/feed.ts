import type { Brief } from '../../../core/brief/brief-schema.ts';
import type { AgentPush } from '../../../core/contract/pushes.ts';
import type { ConversationSummary } from '../../../core/contract/views.ts';
import type { AgentEntry } from '../../../core/timeline/visible.ts';
import { createObservable, type Observable } from '../../shared/observable.ts';
import type { CommandError, Connection } from './connection.ts';
import { addEntries, type EntryLog, emptyLog, hasGap, lastSeq } from './entry-log.ts';

/** An opened conversation. `isCaughtUp` is false from a lost connection until nothing is missing any more. */
export type FeedState = {
  status: 'loading' | 'ready' | 'error';
  error: CommandError | null;
  isCaughtUp: boolean;
  conversation: ConversationSummary | null;
  brief: Brief | null;
  log: EntryLog;
};

export type Feed = {
  state: Observable<FeedState>;
  /** Reads the conversation (again) and receives its pushes from then on. */
  open(): Promise<void>;
  receive(entry: AgentEntry): void;
  /** Hears how far the conversation is, and reads it again where something never came. */
  hear(seq: number): void;
  receiveBrief(push: AgentPush<'brief'>): void;
  fallBehind(): void;
};

/** The live view of one conversation: ordered, without gaps, each entry once. */
export function createFeed(connection: Connection, conversationId: string): Feed {
  const state = createObservable<FeedState>({
    status: 'loading',
    error: null,
    isCaughtUp: false,
    conversation: null,
    brief: null,
    log: emptyLog,
  });
  const add = (entries: readonly AgentEntry[]) =>
    state.update((now) => ({ ...now, log: addEntries(now.log, entries) }));

  const fill = createFiller(connection, conversationId, state, add);

  const open = async () => {
    const answer = await connection.send('conversation:open', { conversationId });
    if (!answer.ok) {
      state.update((now) => (now.conversation ? now : { ...now, status: 'error', error: answer.error }));
      return;
    }
    const { conversation, brief, entries } = answer;
    state.update((now) => ({ ...now, status: 'ready', error: null, conversation, brief }));
    add(entries);
    await fill(conversation.lastSeq);
  };

  return {
    state,
    open,
    receive: (entry) => {
      if (state.get().status !== 'ready') return;
      add([entry]);
      if (hasGap(state.get().log)) void fill(entry.seq);
      // Its list row and brief are read again, since nothing of them holds any more.
      if (entry.type === 'conversation.erased') void open();
    },
    hear: (seq) => {
      // The brief may have been missed with the entries.
      if (state.get().status === 'ready' && seq > lastSeq(state.get().log)) void open();
    },
    receiveBrief: ({ brief }) => state.update((now) => ({ ...now, brief })),
    fallBehind: () => state.update((now) => ({ ...now, isCaughtUp: false })),
  };
}

type Add = (entries: readonly AgentEntry[]) => void;

/** Reads what is missing up to a `seq`, page by page, one reading at a time. */
function createFiller(
  connection: Connection,
  conversationId: string,
  state: Observable<FeedState>,
  add: Add,
) {
  let running: Promise<void> | null = null;
  const run = async (upTo: number) => {
    const isComplete = () => lastSeq(state.get().log) >= upTo && !hasGap(state.get().log);
    while (!isComplete()) {
      const before = lastSeq(state.get().log);
      const answer = await connection.send('entries:after', { conversationId, seq: before });
      if (!answer.ok) return;
      add(answer.entries);
      // A server that knows no more than we do ends the reading: the next push asks again.
      if (lastSeq(state.get().log) === before) break;
    }
    if (!hasGap(state.get().log)) state.update((now) => ({ ...now, isCaughtUp: true }));
  };
  return async (upTo: number) => {
    while (running) await running;
    running = run(upTo).finally(() => {
      running = null;
    });
    await running;
  };
}
