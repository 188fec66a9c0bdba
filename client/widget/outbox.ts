import type { ContactEntry } from '../../core/timeline/visible.ts';
import { newClientId } from '../shared/client-id.ts';
import type { OutboxStore } from '../shared/outbox.ts';

/** Something the contact has done that is not known to be stored yet. */
export type OutboxItem = {
  clientId: string;
  /** When it was done, by this device's clock. */
  at: number;
  /** `waiting` is tried again by itself; `failed` was refused and waits for the contact. */
  status: 'sending' | 'waiting' | 'failed';
} & (
  | { kind: 'message'; text: string; isStart: boolean; choiceId?: string | undefined }
  | { kind: 'press' }
  | { kind: 'answer'; solved: boolean; score?: number }
);

export type Outbox = OutboxStore<OutboxItem>;

/** Whether this entry is the stored form of the item. */
export function isStoredAs({ kind, clientId }: OutboxItem, entry: ContactEntry): boolean {
  return entry.type === storedTypes[kind] && entry.clientId === clientId;
}

// One command may write several entries, which all carry its id.
const storedTypes = {
  message: 'message.posted',
  press: 'escalation.requested',
  answer: 'resolution.answered',
} as const;

/**
 * The id of the command that starts the conversation, for an item of this kind; null where one of its kind does already.
 * The first thing a contact does carries the id that the conversation is made from.
 */
export function startIdAmong(items: readonly OutboxItem[], kind: OutboxItem['kind']): string | null {
  const starters = items.filter((item) => item.kind === 'press' || (item.kind === 'message' && item.isStart));
  if (starters.some((item) => item.kind === kind)) return null;
  return starters[0]?.clientId ?? newClientId();
}
