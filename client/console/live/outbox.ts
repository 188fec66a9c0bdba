import { newClientId } from '../../shared/client-id.ts';
import { createObservable, type Observable } from '../../shared/observable.ts';
import type { Connection } from './connection.ts';
import type { Feed } from './feed.ts';

/** Something written that is not in the timeline yet. A retry keeps its `clientId`, so it cannot double. */
export type Outgoing = {
  clientId: string;
  conversationId: string;
  kind: 'message' | 'note';
  text: string;
  at: string;
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
  storage: Storage,
): Outbox {
  const items = createObservable<readonly Outgoing[]>(load(storage));
  items.subscribe(() => storage.setItem(STORAGE_KEY, JSON.stringify(items.get())));
  const change = (clientId: string, changes: Partial<Outgoing>) =>
    items.update((all) => all.map((one) => (one.clientId === clientId ? { ...one, ...changes } : one)));

  const deliver = async (item: Outgoing) => {
    change(item.clientId, { status: 'sending', error: null });
    const { conversationId, clientId, text } = item;
    const name = item.kind === 'note' ? 'note:add' : 'message:send';
    const answer = await connection.send(name, { conversationId, clientId, text });
    if (answer.ok) return change(clientId, { status: 'sent' });
    // A lost connection is no failure: it waits, and goes out again under the same id.
    const isLost = answer.error.retryable && connection.state.get().status !== 'connected';
    change(clientId, isLost ? { status: 'waiting' } : { status: 'failed', error: answer.error.message });
  };

  const flush = () => {
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
      const at = new Date().toISOString();
      const item: Outgoing = {
        clientId: newClientId(),
        conversationId,
        kind,
        text,
        at,
        status: 'waiting',
        error: null,
      };
      items.update((all) => [...all, item]);
      flush();
    },
    retry: (clientId) => {
      change(clientId, { status: 'waiting', error: null });
      flush();
    },
    discard: (clientId) => items.update((all) => all.filter((one) => one.clientId !== clientId)),
    settle: (conversationId, clientIds) => {
      const has = (one: Outgoing) => one.conversationId === conversationId && clientIds.has(one.clientId);
      if (!items.get().some(has)) return;
      items.update((all) => all.filter((one) => !has(one)));
      flush();
    },
  };
}

const STORAGE_KEY = 'handrail.outbox';

function load(storage: Storage): Outgoing[] {
  try {
    const saved = JSON.parse(storage.getItem(STORAGE_KEY) ?? '[]') as Outgoing[];
    return saved.map((item) => (item.status !== 'failed' ? { ...item, status: 'waiting' } : item));
  } catch {
    return [];
  }
}
