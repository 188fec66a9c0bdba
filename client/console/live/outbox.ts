import { newClientId } from '../../shared/client-id.ts';
import { createObservable, type Observable } from '../../shared/observable.ts';
import { openOutbox } from '../../shared/outbox.ts';
import type { Memory } from '../../shared/storage.ts';
import type { Connection } from './connection.ts';
import type { Feed } from './feed.ts';

/** Something written that is not in the timeline yet. A retry keeps its `clientId`, so it cannot double. */
export type Outgoing = {
  clientId: string;
  conversationId: string;
  kind: 'message' | 'note';
  text: string;
  at: number;
  /** `sent` until its entry arrives. */
  status: 'waiting' | 'sending' | 'sent' | 'failed';
  error: string | null;
};

export type Outbox = {
  items: Observable<readonly Outgoing[]>;
  post(conversationId: string, kind: Outgoing['kind'], text: string): void;
  retry(clientId: string): void;
  discard(clientId: string): void;
  /** Sends what waits, in order, in conversations that are caught up. */
  flush(): void;
  /** Forgets what the timeline has. */
  settle(conversationId: string, clientIds: ReadonlySet<string>): void;
};

/** Keeps and sends what the agent has written; what was not sent survives a reload of the page. */
export function createOutbox(
  connection: Connection,
  feedOf: (conversationId: string) => Feed | null,
  memory: Memory,
): Outbox {
  const store = openOutbox<Outgoing>(memory);
  // What was on its way when the page was left may have arrived or not; its id makes asking again harmless.
  for (const item of store.items()) if (item.status !== 'failed') store.mark(item, 'waiting');
  const items = createObservable(store.items());
  const tell = () => items.set(store.items());
  const change = (clientId: string, changes: Partial<Outgoing>) => {
    const item = store.items().find((one) => one.clientId === clientId);
    if (item) store.replace({ ...item, ...changes });
    tell();
  };
  const removeAll = (unwanted: (item: Outgoing) => boolean) => {
    for (const item of store.items().filter(unwanted)) store.remove(item);
    tell();
  };

  let heldUntil = 0;
  const holdFor = (ms: number) => {
    heldUntil = Date.now() + ms;
    setTimeout(() => {
      heldUntil = 0;
      flush();
    }, ms);
  };

  const deliver = async (item: Outgoing) => {
    change(item.clientId, { status: 'sending', error: null });
    const { conversationId, clientId, text } = item;
    const name = item.kind === 'note' ? 'note:add' : 'message:send';
    const answer = await connection.send(name, { conversationId, clientId, text });
    if (answer.ok) return change(clientId, { status: 'sent' });
    const { retryable, retryAfterSeconds } = answer.error;
    if (retryAfterSeconds) holdFor(retryAfterSeconds * 1000);
    // Neither a lost connection nor a slow store is a failure: it waits, and goes out again under the same id.
    const isLost = retryable && (heldUntil > Date.now() || connection.state.get().status !== 'connected');
    change(clientId, isLost ? { status: 'waiting' } : { status: 'failed', error: answer.error.message });
  };

  const flush = () => {
    if (heldUntil > Date.now()) return;
    for (const conversationId of new Set(items.get().map((one) => one.conversationId))) {
      const own = items.get().filter((one) => one.conversationId === conversationId);
      const next = own.find((one) => one.status === 'waiting');
      // One at a time: the order of writing is the order of sending.
      if (!next || own.some((one) => one.status === 'sending')) continue;
      if (feedOf(conversationId)?.state.get().isCaughtUp !== true) continue;
      void deliver(next).then(flush);
    }
  };

  return {
    items,
    flush,
    post: (conversationId, kind, text) => {
      const made = { clientId: newClientId(), at: Date.now(), status: 'waiting', error: null } as const;
      store.add({ ...made, conversationId, kind, text });
      tell();
      flush();
    },
    retry: (clientId) => {
      change(clientId, { status: 'waiting', error: null });
      flush();
    },
    discard: (clientId) => removeAll((one) => one.clientId === clientId),
    settle: (conversationId, clientIds) => {
      const has = (one: Outgoing) => one.conversationId === conversationId && clientIds.has(one.clientId);
      if (!items.get().some(has)) return;
      removeAll(has);
      flush();
    },
  };
}
