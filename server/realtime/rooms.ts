const CONVERSATION = 'conversation:';

/** Who hears what. A contact's room holds every tab and device of theirs. */
export const rooms = {
  contact: (contactId: string) => `contact:${contactId}`,
  conversation: (conversationId: string) => CONVERSATION + conversationId,
  session: (sessionId: string) => `session:${sessionId}`,
  user: (userId: string) => `user:${userId}`,
  team: (workspaceId: string) => `team:${workspaceId}`,
  line: (workspaceId: string) => `line:${workspaceId}`,
  /** Who watches it and does not know `queue:changed`. */
  lineOfBefore: (workspaceId: string) => `line-of-before:${workspaceId}`,
};

/** The conversation whose opened view a room is; null for other rooms. */
export function conversationOfRoom(room: string): string | null {
  return room.startsWith(CONVERSATION) ? room.slice(CONVERSATION.length) : null;
}
