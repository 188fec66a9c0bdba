import type { ContactEntry } from '../../core/timeline/visible.ts';
import type { OutboxStore } from '../shared/outbox.ts';

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

export type Outbox = OutboxStore<OutboxItem>;

/** The stem of a client's id: the server adds `#text` or `#press` where one command makes several entries. */
export function clientIdStem(entry: Pick<ContactEntry, 'clientId'>): string {
  return entry.clientId?.split('#')[0] ?? '';
}

/** Whether this entry is the stored form of the item. */
export function isStoredAs(item: OutboxItem, entry: ContactEntry): boolean {
  if (item.kind === 'press')
    return entry.type === 'escalation.requested' && clientIdStem(entry) === item.clientId;
  const type = item.kind === 'message' ? 'message.posted' : 'resolution.answered';
  return entry.type === type && clientIdStem(entry) === item.clientId;
}
