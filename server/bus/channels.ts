/**
 * Who hears a notice. Every process hears `everybody`, workers hear `workers` as well; the rest only those that have a
 * socket, or something under way, that it concerns. A channel has the name of the room of Socket.IO whose sockets it
 * serves.
 */
export const channels = {
  contact: (contactId: string) => `contact:${contactId}` as const,
  conversation: (conversationId: string) => `conversation:${conversationId}` as const,
  session: (sessionId: string) => `session:${sessionId}` as const,
  user: (userId: string) => `user:${userId}` as const,
  team: (workspaceId: string) => `team:${workspaceId}` as const,
  line: (workspaceId: string) => `line:${workspaceId}` as const,
  workers: 'workers',
  everybody: 'everybody',
} as const;

type Maker = Extract<(typeof channels)[keyof typeof channels], (id: string) => string>;
export type Channel = ReturnType<Maker> | typeof channels.workers | typeof channels.everybody;

const KINDS: ReadonlySet<string> = new Set(Object.keys(channels));

/** Whether a room's sockets are served by a channel of its name; a socket's own room is not. */
export function isChannel(room: string): room is Channel {
  const end = room.indexOf(':');
  return end > 0 && KINDS.has(room.slice(0, end));
}
