import type { ContactEntry } from '../../core/timeline/visible.ts';
import type { Memory } from './storage.ts';
import { clientIdStem } from './thread.ts';

/** Something the contact has done that is not known to be stored yet. */
export type OutboxItem = {
  clientId: string;
  /** When it was done, by this device's clock. */
  at: number;
  /** `waiting` is tried again by itself; `failed` was refused and waits for the contact. */
  status: 'sending' | 'waiting' | 'failed';
} & (
  | { kind: 'message'; text: string; isStart: boolean }
  | { kind: 'press' }
  | { kind: 'answer'; solved: boolean; score?: number }
);

export type Outbox = {
  items: () => readonly OutboxItem[];
  add: (item: OutboxItem) => void;
  mark: (item: OutboxItem, status: OutboxItem['status']) => void;
  /** Puts a changed item in the place of the one with its id, also in the memory. */
  replace: (item: OutboxItem) => OutboxItem;
  remove: (item: OutboxItem) => void;
};

/** The unsent items in the order they were made, one key each, so that two tabs do not overwrite each other. */
export function openOutbox(memory: Memory): Outbox {
  let items = memory.list<OutboxItem>('out:').sort((a, b) => a.at - b.at);
  const isSame = (item: OutboxItem) => (other: OutboxItem) => keyOf(other) === keyOf(item);
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

function keyOf({ kind, clientId }: OutboxItem): string {
  return `out:${kind}:${clientId}`;
}

/** Whether this entry is the stored form of the item. */
export function isStoredAs(item: OutboxItem, entry: ContactEntry): boolean {
  if (item.kind === 'press')
    return entry.type === 'escalation.requested' && clientIdStem(entry) === item.clientId;
  const type = item.kind === 'message' ? 'message.posted' : 'resolution.answered';
  return entry.type === type && clientIdStem(entry) === item.clientId;
}
