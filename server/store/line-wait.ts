import type { LinePlace } from '../../core/routing/line.ts';
import type { Wait } from '../../core/routing/wait.ts';
import type { ConversationDocument } from './conversation-model.ts';

/** A waiting conversation: its place in line, and what routing has to know of it. */
export type LineWait = LinePlace & Wait & { hasOffer: boolean };

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
