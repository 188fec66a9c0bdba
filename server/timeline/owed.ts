import { type Conversation, evolve } from '../../core/timeline/conversation.ts';
import { decide, type TimelineCommand } from '../../core/timeline/decide/decide.ts';
import type { Draft, Entry } from '../../core/timeline/entry.ts';
import type { Entries } from '../store/entries.ts';
import { foldOn } from './fold-from-store.ts';

const dealingWith = ['escalation.requested', 'assignment.accepted'] as const;

/**
 * What a command still owes after its acknowledging entry. A command may append several entries; where another writer
 * or a crash came between them, the contact's words stand without the request for a person that follows from them.
 * Empty where nothing followed, or where a person has been asked for since. Reads the conversation's past only where
 * something would follow by now and is not there, which is rare.
 * @param conversation as it is now
 * @param first the entry that acknowledges the command
 */
export async function owedDrafts(
  entries: Pick<Entries, 'after' | 'byClientId'>,
  conversation: Conversation | null,
  first: Entry,
  command: TimelineCommand,
): Promise<Draft[]> {
  const outcome = decide(conversation, command);
  if (outcome.kind !== 'append') return [];
  const { conversationId, seq } = first;
  const missing: Draft[] = [];
  for (const draft of outcome.drafts) {
    const isThere =
      draft.clientId === command.clientId || (await entries.byClientId(conversationId, draft.clientId));
    if (!isThere) missing.push(draft);
  }
  if (missing.length === 0) return [];
  const [since] = await entries.after(conversationId, seq, 1, dealingWith);
  return since || !(await hadFollowers(entries, first, command)) ? [] : missing;
}

/** Whether more than the acknowledging entry followed from the command when it was carried out. */
async function hadFollowers(
  entries: Pick<Entries, 'after'>,
  { conversationId, seq }: Entry,
  command: TimelineCommand,
): Promise<boolean> {
  const folding = { step: evolve, seqOf: (state: Conversation) => state.seq };
  const decided = decide(await foldOn(entries, folding, conversationId, null, seq - 1), command);
  return decided.kind === 'append' && decided.drafts.at(-1)?.clientId !== command.clientId;
}
