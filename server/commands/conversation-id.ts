import { createHash } from 'node:crypto';

/**
 * The id of the conversation that a contact starts with a clientId. Made from both, so that a resent start, from
 * any process, meets the first at the unique index instead of beginning a second conversation.
 */
export function conversationIdFor(contactId: string, clientId: string): string {
  return createHash('sha256').update(`${contactId}\n${clientId}`).digest('hex').slice(0, 24);
}

/** Whether it can be the id of a conversation, as opposed to whatever else a client sent in its place. */
export function isConversationId(value: unknown): value is string {
  return typeof value === 'string' && /^[0-9a-f]{24}$/.test(value);
}
