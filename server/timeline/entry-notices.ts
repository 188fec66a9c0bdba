import type { Entry } from '../../core/timeline/entry.ts';
import type { Addressed } from '../bus/bus.ts';
import { type Channel, channels } from '../bus/channels.ts';
import type { TraceParent } from '../telemetry/tracing.ts';
import type { Appended } from './timeline.ts';

/** The notices of what was appended: one a conversation, to those whom it may concern. */
export function entryNotices(batch: readonly Appended[]): Addressed[] {
  const ofConversation = new Map<string, Appended[]>();
  for (const appended of batch) {
    const { conversationId } = appended.entry;
    const known = ofConversation.get(conversationId);
    if (known) known.push(appended);
    else ofConversation.set(conversationId, [appended]);
  }
  return [...ofConversation.values()].map((some) => ({
    notice: { kind: 'entries', entries: some.map(({ entry }) => entry), ...tracesOf(some) },
    to: [...new Set(some.flatMap(concerned))],
  }));
}

function concerned({ entry, conversation }: Appended): Channel[] {
  const { contact, state } = conversation;
  return [
    channels.contact(contact.id),
    channels.conversation(entry.conversationId),
    ...(state.kind === 'active' ? [channels.user(state.assignee.id)] : []),
    ...besides(entry),
  ];
}

function besides(entry: Entry): Channel[] {
  switch (entry.type) {
    case 'offer.made':
      return [channels.user(entry.data.agent.id)];
    case 'offer.ended':
      return [channels.user(entry.data.agentId)];
    // Nobody may go on with what is in memory of it: it is somebody else's, or nobody's, from here on.
    case 'contact.identified':
    case 'conversation.erased':
      return [channels.everybody];
    default:
      return [];
  }
}

function tracesOf(batch: readonly Appended[]): { traces?: Record<string, TraceParent> } {
  const traced = batch.flatMap(({ entry, step }) => (step ? [[entry.id, step.parent] as const] : []));
  return traced.length === 0 ? {} : { traces: Object.fromEntries(traced) };
}
