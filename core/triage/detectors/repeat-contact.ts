import { findInContact } from './detector-phrases.ts';
import type { DetectorTurn, Evidence } from './turn.ts';

export type RepeatContact = {
  readonly found: boolean;
  /** What the contact says of having been here before. */
  readonly evidence: readonly Evidence[];
  readonly priorContacts7d: number;
};

const WEEK_MS = 7 * 24 * 3600 * 1000;

/**
 * Whether the contact comes back: by what they say, or by earlier conversations in the seven days before
 * `now`. Times are ISO; those after `now` or unreadable are left out.
 */
export function detectRepeatContact(
  turns: readonly DetectorTurn[],
  history: { readonly startedAt: readonly string[]; readonly now: string } = { startedAt: [], now: '' },
): RepeatContact {
  const now = Date.parse(history.now);
  const priorContacts7d = history.startedAt.filter((at) => {
    const age = now - Date.parse(at);
    return age > 0 && age <= WEEK_MS;
  }).length;
  const evidence = findInContact(turns, 'repeat.came-back');
  return { found: evidence.length > 0 || priorContacts7d > 0, evidence, priorContacts7d };
}
