import type { Relation, Sender } from '../permission/permission.ts';
import { assigneeOf, type Conversation } from './conversation.ts';

/** How somebody stands to a conversation. Another workspace's conversation is nobody's here. */
export function relationOf(
  conversation: Conversation,
  who: { sender: Sender; id: string; workspaceId: string },
): Relation {
  if (who.workspaceId !== conversation.workspaceId) return 'anybody';
  if (who.sender === 'contact') return isOwn(conversation, who.id) ? 'own' : 'anybody';
  return relationInTeam(conversation, who);
}

/** The same for somebody of the conversation's own workspace. */
export function relationInTeam(conversation: Conversation, { id }: { id: string }): Relation {
  const { state } = conversation;
  if (assigneeOf(conversation)?.id === id) return 'assignee';
  return state.kind === 'waiting' && state.offer?.agent.id === id ? 'offered' : 'team';
}

/** What was erased is nobody's any more, whatever token somebody still has. */
function isOwn({ contact, erased }: Conversation, contactId: string): boolean {
  return contact.id === contactId && erased?.scope !== 'contact';
}
