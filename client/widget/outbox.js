import { clientIdStem } from './thread.js';
/** The unsent items in the order they were made, one key each, so that two tabs do not overwrite each other. */
export function openOutbox(memory) {
  let items = memory.list('out:').sort((a, b) => a.at - b.at);
  const isSame = (item) => (other) => keyOf(other) === keyOf(item);
  return {
    items: () => items,
    add: (item) => {
      const last = items.at(-1);
      // Two items of one millisecond, or a clock that was set back, keep their order over a reload.
      const ordered = { ...item, at: last ? Math.max(item.at, last.at + 1) : item.at };
      items = [...items, ordered];
      memory.write(keyOf(ordered), ordered);
    },
    mark: (item, status) => {
      items = items.map((other) => (isSame(item)(other) ? { ...other, status } : other));
    },
    replace: (item) => {
      items = items.map((other) => (isSame(item)(other) ? item : other));
      memory.write(keyOf(item), item);
      return item;
    },
    remove: (item) => {
      items = items.filter((other) => !isSame(item)(other));
      memory.remove(keyOf(item));
    },
  };
}
function keyOf({ kind, clientId }) {
  return `out:${kind}:${clientId}`;
}
/** Whether this entry is the stored form of the item. */
export function isStoredAs(item, entry) {
  if (item.kind === 'press')
    return entry.type === 'escalation.requested' && clientIdStem(entry) === item.clientId;
  const type = item.kind === 'message' ? 'message.posted' : 'resolution.answered';
  return entry.type === type && clientIdStem(entry) === item.clientId;
}
//# sourceMappingURL=outbox.js.map
