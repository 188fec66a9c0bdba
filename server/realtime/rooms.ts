/** Who hears what. A contact's room holds every tab and device of theirs. */
export const rooms = {
  contact: (contactId: string) => `contact:${contactId}`,
  conversation: (conversationId: string) => `conversation:${conversationId}`,
  session: (sessionId: string) => `session:${sessionId}`,
  user: (userId: string) => `user:${userId}`,
  team: (workspaceId: string) => `team:${workspaceId}`,
  line: (workspaceId: string) => `line:${workspaceId}`,
};
