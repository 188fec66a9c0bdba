import { channels } from '../bus/channels.ts';

/** Who hears what. A contact's room holds every tab and device of theirs. Each is the name of a channel as well. */
const { contact, conversation, session, user, team, line } = channels;
export const rooms = {
  contact,
  conversation,
  session,
  user,
  team,
  line,
  /** Who watches a line and does not know `queue:changed`; what they need is heard for the line. */
  lineOfBefore: (workspaceId: string) => `line-of-before:${workspaceId}`,
};
const CONVERSATION = conversation('');

/** The conversation whose opened view a room is; null for other rooms. */
export function conversationOfRoom(room: string): string | null {
  return room.startsWith(CONVERSATION) ? room.slice(CONVERSATION.length) : null;
}
