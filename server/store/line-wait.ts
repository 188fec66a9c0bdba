import type { LineItem } from '../../core/contract/views.ts';
import type { LinePlace } from '../../core/routing/line.ts';
import type { Wait } from '../../core/routing/wait.ts';
import type { ConversationDocument } from './conversation-model.ts';

/** A waiting conversation: its place in line, and what routing has to know of it. */
export type LineWait = LinePlace & Wait & { hasOffer: boolean };

/** A waiting conversation as a line in memory holds it. */
export type HeldWait = LinePlace & {
  ownerName: string;
  /** ISO 8601; null where a read model of an older build does not say it. */
  requestedAt: string | null;
  /** As agents see it; null until somebody has made its brief. */
  item: LineItem | null;
};

/** How a conversation stands to the line as of its entry `seq`: it waits, or it does not. */
export type LineChange = { id: string; seq: number; wait: HeldWait | null };

/** What says of all waits of a line together whether two lines are the same. */
export type LineDigest = { waiting: number; seqs: number; sinces: number };

/** Of a moment in ms, what is summed up in `LineDigest.sinces`: the whole would leave the exact numbers. */
export const SINCES_MODULUS = 1_000_000;

/** What of a read model says it. */
export const waitFields = {
  contactId: 1,
  origin: 1,
  priority: 1,
  waitingSince: 1,
  'summary.skills': 1,
  target: 1,
  passedBy: 1,
  offer: 1,
} as const;

type WaitFields = Pick<ConversationDocument, '_id' | Exclude<keyof typeof waitFields, 'summary.skills'>> & {
  summary?: Pick<ConversationDocument['summary'], 'skills'>;
};

/** What of a read model a line in memory is made of. */
export const heldFields = {
  state: 1,
  lastSeq: 1,
  contactId: 1,
  origin: 1,
  requestedAt: 1,
  acknowledged: 1,
  contactPresent: 1,
  offer: 1,
  summary: 1,
} as const;

export type HeldFields = Pick<ConversationDocument, '_id' | keyof typeof heldFields>;

/** Reads it. */
export function waitIn(document: WaitFields): LineWait {
  return {
    id: document._id,
    contactId: document.contactId,
    origin: document.origin ?? null,
    priority: document.priority ?? 5,
    since: document.waitingSince?.toISOString() ?? '',
    skills: document.summary?.skills ?? [],
    target: (document.target as Wait['target']) ?? null,
    passedBy: document.passedBy ?? [],
    hasOffer: Boolean(document.offer),
  };
}
