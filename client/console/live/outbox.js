import { newClientId } from '../../shared/client-id.js';
import { createObservable } from '../../shared/observable.js';
/** Keeps and sends what the agent has written; what was not sent survives a reload of the page. */
export function createOutbox(connection, feedOf, storage) {
  const items = createObservable(load(storage));
  items.subscribe(() => storage.setItem(STORAGE_KEY, JSON.stringify(items.get())));
  const change = (clientId, changes) =>
    items.update((all) => all.map((one) => (one.clientId === clientId ? { ...one, ...changes } : one)));
  const deliver = async (item) => {
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
      const item = {
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
      const has = (one) => one.conversationId === conversationId && clientIds.has(one.clientId);
      if (!items.get().some(has)) return;
      items.update((all) => all.filter((one) => !has(one)));
      flush();
    },
  };
}
const STORAGE_KEY = 'handrail.outbox';
function load(storage) {
  try {
    const saved = JSON.parse(storage.getItem(STORAGE_KEY) ?? '[]');
    return saved.map((item) => (item.status !== 'failed' ? { ...item, status: 'waiting' } : item));
  } catch {
    return [];
  }
}
//# sourceMappingURL=outbox.js.map
