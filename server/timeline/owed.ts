import { type Conversation, evolve } from '../../core/timeline/conversation.ts';
import { decide, type TimelineCommand } from '../../core/timeline/decide/decide.ts';
import type { Outcome } from '../../core/timeline/decide/outcome.ts';
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
  const { conversationId, seq } = first;
  const mayFollow = othersOf(decide(conversation, command), command).length > 0 || tookChoice(first);
  if (!mayFollow) return [];
  const [since] = await entries.after(conversationId, seq, 1, dealingWith);
  if (since) return [];
  const missing: Draft[] = [];
  for (const draft of await followers(entries, first, command))
    if (!(await entries.byClientId(conversationId, draft.clientId))) missing.push(draft);
  return missing;
}

/** What a choice calls for is known from the words that it stood by, which the message itself has ended. */
const tookChoice = ({ type, data }: Entry): boolean =>
  type === 'message.posted' && data.choiceId !== undefined;

/** What followed from the command, beside the acknowledging entry, when it was carried out. */
async function followers(
  entries: Pick<Entries, 'after'>,
  { conversationId, seq }: Entry,
  command: TimelineCommand,
): Promise<Draft[]> {
  const folding = { step: evolve, seqOf: (state: Conversation) => state.seq };
  return othersOf(decide(await foldOn(entries, folding, conversationId, null, seq - 1), command), command);
}

const othersOf = (outcome: Outcome, { clientId }: TimelineCommand): Draft[] =>
  outcome.kind === 'append' ? outcome.drafts.filter((draft) => draft.clientId !== clientId) : [];
