import type { Brief } from '../../core/brief/brief-schema.ts';
import type { ConversationSummary } from '../../core/contract/views.ts';
import { assigneeOf, type Conversation } from '../../core/timeline/conversation.ts';
import type { ConversationDocument, Moved } from '../store/conversations.ts';

/**
 * What of a read model a message of the contact changes while the assistant has the conversation, but for what rests on
 * the brief: that is made when somebody looks.
 */
export function movedByMessages(conversation: Conversation): Pick<Moved, 'changed' | 'summary'> {
  const { seq, contactPresent, lastContactMessage } = conversation;
  const { lastSeq, updatedAt, lastMessage } = summaryOf(conversation, { headline: '', sentiment: 0 });
  return {
    changed: {
      lastSeq: seq,
      lastContactSeq: lastContactMessage?.seq ?? 0,
      updatedAt: new Date(updatedAt),
      contactPresent,
      isErased: false,
      isBehind: true,
    },
    summary: { lastSeq, updatedAt, lastMessage, contactPresent },
  };
}

/** The read model of a conversation: everything that lists, line and watchdog ask for. */
export function readModelOf(conversation: Conversation, brief: Brief): ConversationDocument {
  const waiting = conversation.state.kind === 'waiting' ? conversation.state : null;
  const escalatedAt = conversation.firstEscalation?.at ?? null;
  const answeredAt = conversation.firstAnsweredAt;
  return {
    _id: conversation.conversationId,
    workspaceId: conversation.workspaceId,
    contactId: conversation.contact.id,
    origin: conversation.origin,
    assigneeId: assigneeOf(conversation)?.id ?? null,
    state: conversation.state.kind,
    lastSeq: conversation.seq,
    lastContactSeq: conversation.lastContactMessage?.seq ?? 0,
    answeredSeq: conversation.lastReply?.answersSeq ?? 0,
    hadAgent: conversation.hadAgent,
    isErased: conversation.erased?.seq === conversation.seq,
    startedAt: new Date(conversation.startedAt),
    updatedAt: new Date(conversation.updatedAt),
    waitingSince: dateOf(waiting?.since),
    priority: waiting?.priority ?? null,
    dueAt: dateOf(waiting?.dueAt),
    requestedAt: dateOf(conversation.lastEscalation?.requestedAt),
    contactPresent: conversation.contactPresent,
    acknowledged: waiting ? waiting.acknowledgedBy !== null : false,
    offer: waiting?.offer
      ? { agent: waiting.offer.agent, expiresAt: new Date(waiting.offer.expiresAt), seq: waiting.offer.seq }
      : null,
    passedBy: waiting?.passedBy ?? [],
    target: waiting?.target ?? null,
    waitSeconds: escalatedAt && answeredAt ? secondsBetween(escalatedAt, answeredAt) : null,
    firstEscalatedAt: dateOf(escalatedAt),
    firstAnsweredAt: dateOf(answeredAt),
    searchText: searchTextOf(conversation, brief),
    isBehind: false,
    summary: summaryOf(conversation, { headline: brief.headline, sentiment: brief.sentiment.now }),
  };
}

function summaryOf(
  conversation: Conversation,
  { headline, sentiment }: Pick<ConversationSummary, 'headline' | 'sentiment'>,
): ConversationSummary {
  const waiting = conversation.state.kind === 'waiting' ? conversation.state : null;
  return {
    id: conversation.conversationId,
    state: conversation.state.kind,
    lastSeq: conversation.seq,
    startedAt: conversation.startedAt,
    updatedAt: conversation.updatedAt,
    contact: { id: conversation.contact.id, name: contactName(conversation) },
    account: conversation.account,
    owner: conversation.owner,
    assignee: assigneeOf(conversation),
    headline,
    sentiment,
    reason: waiting?.reason ?? conversation.lastEscalation?.reason ?? null,
    priority: waiting?.priority ?? null,
    waitingSince: waiting?.since ?? null,
    dueAt: waiting?.dueAt ?? null,
    skills: waiting?.skills ?? [],
    lastMessage: conversation.lastMessage
      ? {
          by: conversation.lastMessage.by,
          text: conversation.lastMessage.text.slice(0, 200),
          at: conversation.lastMessage.at,
        }
      : null,
    contactPresent: conversation.contactPresent,
  };
}

function contactName(conversation: Conversation): string {
  if (conversation.erased?.scope === 'contact') return 'Erased customer';
  return conversation.contact.name ?? `Guest ${conversation.contact.id.slice(-4)}`;
}

function searchTextOf(conversation: Conversation, brief: Brief): string {
  const facts = brief.facts.map(({ value }) => value);
  return [
    contactName(conversation),
    conversation.contact.email,
    conversation.account?.name,
    brief.headline,
    brief.summary,
    ...facts,
  ]
    .filter(Boolean)
    .join(' ')
    .toLowerCase()
    .slice(0, 2_000);
}

function dateOf(iso: string | null | undefined): Date | null {
  return iso ? new Date(iso) : null;
}

function secondsBetween(from: string, to: string): number {
  return Math.max(0, (Date.parse(to) - Date.parse(from)) / 1000);
}
