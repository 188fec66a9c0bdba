import { fold } from '../../core/timeline/conversation.ts';
import { decide, type TimelineCommand } from '../../core/timeline/decide/decide.ts';
import type { Draft, Entry } from '../../core/timeline/entry.ts';

/**
 * What a command still owes after its acknowledging entry. A command may append several entries; where another writer
 * or a crash came between them, the contact's words stand without the request for a person that follows from them.
 * Empty where nothing followed, or where a person has been asked for since.
 * @param all the whole timeline
 * @param first the entry that acknowledges the command
 */
export function owedDrafts(all: readonly Entry[], first: Entry, command: TimelineCommand): Draft[] {
  const decided = decide(fold(all.slice(0, first.seq - 1)), command);
  const hasFollowers = decided.kind === 'append' && decided.drafts.at(-1)?.clientId !== command.clientId;
  const isDealtWith = all
    .slice(first.seq)
    .some(({ type }) => type === 'escalation.requested' || type === 'assignment.accepted');
  if (!hasFollowers || isDealtWith) return [];
  const outcome = decide(fold(all), command);
  if (outcome.kind !== 'append') return [];
  const known = new Set(all.map(({ clientId }) => clientId));
  return outcome.drafts.filter(({ clientId }) => !known.has(clientId));
}
