import type { Memory } from './storage.ts';

/** Something written or done that is not known to be stored yet. */
export type OutboxEntry = {
  /** Kept at every retry, so that nothing can double. */
  clientId: string;
  kind: string;
  /** When it was done, by this device's clock, in ms. */
  at: number;
  status: string;
};

export type OutboxStore<I extends OutboxEntry> = {
  items: () => readonly I[];
  add: (item: I) => void;
  /** For this page only: what is loaded again begins as it was added. */
  mark: (item: I, status: I['status']) => void;
  /** Puts a changed item in the place of the one with its id, also in the memory. */
  replace: (item: I) => I;
  remove: (item: I) => void;
};

/** The unsent items in the order they were made, one key each, so that two tabs do not overwrite each other. */
export function openOutbox<I extends OutboxEntry>(memory: Memory): OutboxStore<I> {
  let items = memory.list<I>('out:').sort((a, b) => a.at - b.at);
  const isSame = (item: I) => (other: I) => keyOf(other) === keyOf(item);
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

function keyOf({ kind, clientId }: OutboxEntry): string {
  return `out:${kind}:${clientId}`;
}
