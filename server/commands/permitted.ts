import { mayEver, type Operation, type Sender } from '../../core/permission/permission.ts';
import { whoMay } from '../../core/permission/who-may.ts';
import type { Conversation } from '../../core/timeline/conversation.ts';
import { relationOf } from '../../core/timeline/relation.ts';
import type { AgentIdentity } from '../auth/sessions.ts';
import type { VisitorIdentity } from '../auth/visitor-tokens.ts';
import { erasedContact, RefusalError } from '../refusal.ts';
import type { Timeline } from '../timeline/timeline.ts';

type Who = AgentIdentity | VisitorIdentity;

/** Lets pass whose role may ever do this. @throws RefusalError `forbidden` for everybody else */
export function requireRole(who: Who, operation: Operation): void {
  const { sender } = senderOf(who);
  if (mayEver(sender, operation)) return;
  throw new RefusalError('forbidden', `Only for ${whoMay(operation, 'agent')}`);
}

/**
 * The conversation, for an operation on it. Whose it is and whose workspace it belongs to is checked here; who has it can
 * change until the insert and is checked by `decide`.
 * @param isFresh read from the store, where what this process remembers may be a moment behind
 * @throws RefusalError `forbidden`, or `not_found`: a stranger's conversation looks like one that does not exist
 */
export async function permitted(
  timeline: Pick<Timeline, 'load' | 'refresh'>,
  who: Who,
  operation: Operation,
  conversationId: string,
  isFresh = false,
): Promise<Conversation> {
  requireRole(who, operation);
  const known = await (isFresh ? timeline.refresh(conversationId) : timeline.load(conversationId));
  // That it is a stranger's is only said from the store: another process may have changed whose it is.
  const conversation = known && isStranger(known, who) ? await timeline.refresh(conversationId) : known;
  if (conversation && isErased(conversation, who)) throw erasedContact();
  if (!conversation || isStranger(conversation, who))
    throw new RefusalError('not_found', 'There is no such conversation');
  return conversation;
}

/** Whether it was this contact's, who was erased. */
function isErased({ contact, erased }: Conversation, who: Who): boolean {
  return 'contactId' in who && contact.id === who.contactId && erased?.scope === 'contact';
}

/** Whether the conversation is none of this sender's: neither their own nor one of their workspace's. */
export function isStranger(conversation: Conversation, who: Who): boolean {
  return relationOf(conversation, senderOf(who)) === 'anybody';
}

function senderOf(who: Who): { sender: Sender; id: string; workspaceId: string } {
  const { workspaceId } = who;
  return 'contactId' in who
    ? { sender: 'contact', id: who.contactId, workspaceId }
    : { sender: who.role, id: who.userId, workspaceId };
}
