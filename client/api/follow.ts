import { makeOnceMore } from '../shared/once-more.ts';
import { addFetched, addPushed, EMPTY_THREAD, type Thread } from '../shared/thread.ts';

type Entry = { seq: number; prevSeq?: number; conversationId: string };

/** How far a conversation is. */
export type Newest = { conversationId: string; seq: number };

export type Source<E extends Entry> = {
  onEntry: (listener: (entry: E) => void) => () => void;
  onNewest: (listener: (newest: Newest) => void) => () => void;
  onConnect: (listener: () => void) => () => void;
  /** What `entries:after` gives. */
  after: (seq: number) => Promise<{ entries: E[]; more: boolean }>;
};

/**
 * Gives each entry of a conversation once and in order, from the one after `seq` on, whatever becomes of pushes: what is
 * missing is fetched: at first, after a gap, after each connection, and where the server says that there is more.
 * Returns how to stop.
 */
export function follow<E extends Entry>(
  { onEntry, onNewest, onConnect, after }: Source<E>,
  conversationId: string,
  give: (entry: E) => void,
  seq = 0,
): () => void {
  let thread: Thread<E> = { ...EMPTY_THREAD, syncedSeq: seq };

  function take(next: Thread<E>): void {
    const ready = next.entries.filter((entry) => entry.seq > thread.syncedSeq && entry.seq <= next.syncedSeq);
    // What was given is not needed any more.
    thread = { ...next, entries: next.entries.filter((entry) => entry.seq > next.syncedSeq) };
    for (const entry of ready) give(entry);
  }

  async function fetchAll(): Promise<void> {
    for (let more = true; more; ) {
      const page = await after(thread.syncedSeq);
      take(addFetched(thread, page.entries));
      more = page.more;
    }
  }

  // A failure means that the link is down, and its next connection asks again.
  const fill = makeOnceMore(fetchAll);

  const stops = [
    onConnect(fill),
    onNewest((newest) => {
      if (newest.conversationId === conversationId && newest.seq > thread.syncedSeq) fill();
    }),
    onEntry((entry) => {
      if (entry.conversationId !== conversationId) return;
      const { thread: next, isGap } = addPushed(thread, entry);
      take(next);
      if (isGap) fill();
    }),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}
