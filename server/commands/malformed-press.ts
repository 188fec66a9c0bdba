import { randomUUID } from 'node:crypto';
import { visitorCommands } from '../../core/contract/commands.ts';

/** What is left of a press whose fields do not fit: it acts all the same, without what cannot be read. */
export function salvagePress(raw: unknown) {
  const shape = visitorCommands['human:request'].input.shape;
  const given = raw !== null && typeof raw === 'object' ? (raw as Record<string, unknown>) : {};
  const clientId = shape.clientId.safeParse(given.clientId);
  const conversationId = shape.conversationId.safeParse(given.conversationId);
  const note = shape.note.safeParse(given.note);
  return {
    clientId: clientId.success ? clientId.data : randomUUID(),
    ...(conversationId.success && conversationId.data ? { conversationId: conversationId.data } : {}),
    ...(note.success && note.data ? { note: note.data } : {}),
  };
}
