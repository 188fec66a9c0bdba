import type { Brief } from '../../core/brief/brief-schema.ts';
import type { ConversationSummary, QueueItem } from '../../core/contract/views.ts';
import type { Entry } from '../../core/timeline/entry.ts';
import { assigneeOf, type ConversationState, statusOf } from '../../core/timeline/state.ts';
import type { ConversationDocument } from '../store/conversations.ts';

/** What the fold alone does not carry: when a person first answered after the first escalation. */
export type AnswerTimes = { firstAnsweredAt: string | null };

/** The read model of a conversation at `state`: everything lists, queue and watchdog ask for. */
export function readModelOf(
  state: ConversationState,
  brief: Brief,
  times: AnswerTimes,
): ConversationDocument {
  const waiting = state.phase.kind === 'waiting' ? state.phase : null;
  const escalatedAt = state.firstEscalation?.at ?? null;
  const answeredAt = times.firstAnsweredAt;
  return {
    _id: state.conversationId,
    workspaceId: state.workspaceId,
    contactId: state.contact.id,
    assigneeId: assigneeOf(state)?.id ?? null,
    status: statusOf(state),
    lastSeq: state.seq,
    lastContactSeq: state.lastContactMessage?.seq ?? 0,
    judgedSeq: state.judgedSeq,
    hadAgent: state.hadAgent,
    startedAt: new Date(state.startedAt),
    updatedAt: new Date(state.updatedAt),
    waitingSince: dateOf(waiting?.since),
    priority: waiting?.priority ?? null,
    dueAt: dateOf(waiting?.dueAt),
    contactPresent: state.contactPresent,
    acknowledged: waiting ? waiting.acknowledgedBy !== null : false,
    offer: waiting?.offer
      ? { agent: waiting.offer.agent, expiresAt: new Date(waiting.offer.expiresAt), seq: waiting.offer.seq }
      : null,
    passedBy: waiting?.passedBy ?? [],
    target: waiting?.target ?? null,
    waitSeconds: escalatedAt && answeredAt ? secondsBetween(escalatedAt, answeredAt) : null,
    firstEscalatedAt: dateOf(escalatedAt),
    firstAnsweredAt: dateOf(answeredAt),
    searchText: searchTextOf(state, brief),
    summary: summaryOf(state, brief),
  };
}

function summaryOf(state: ConversationState, brief: Brief): ConversationSummary {
  const waiting = state.phase.kind === 'waiting' ? state.phase : null;
  return {
    id: state.conversationId,
    state: statusOf(state),
    lastSeq: state.seq,
    startedAt: state.startedAt,
    updatedAt: state.updatedAt,
    contact: { id: state.contact.id, name: contactName(state) },
    account: state.account,
    owner: state.owner,
    assignee: assigneeOf(state),
    headline: brief.headline,
    sentiment: brief.sentiment.now,
    reason: waiting?.reason ?? state.lastEscalation?.reason ?? null,
    priority: waiting?.priority ?? null,
    waitingSince: waiting?.since ?? null,
    dueAt: waiting?.dueAt ?? null,
    skills: waiting?.skills ?? [],
    lastMessage: state.lastMessage
      ? { by: state.lastMessage.by, text: state.lastMessage.text.slice(0, 200), at: state.lastMessage.at }
      : null,
    contactPresent: state.contactPresent,
  };
}

/** The queue's form of a waiting conversation; null once it waits no more. */
export function queueItemOf(document: ConversationDocument): QueueItem | null {
  const { summary } = document;
  if (!summary.reason || !summary.waitingSince || !summary.dueAt || summary.priority === null) return null;
  return {
    conversationId: summary.id,
    state: summary.state,
    reason: summary.reason,
    priority: summary.priority,
    waitingSince: summary.waitingSince,
    dueAt: summary.dueAt,
    contact: { name: summary.contact.name },
    account: summary.account ? { name: summary.account.name, tier: summary.account.tier } : null,
    skills: summary.skills,
    sentiment: summary.sentiment,
    headline: summary.headline,
    owner: summary.owner,
    acknowledged: document.acknowledged,
    contactPresent: document.contactPresent,
    offeredTo: document.offer?.agent ?? null,
  };
}

/** When a person first answered after a person was asked for, from the entries known so far. */
export function answerTimesAfter(known: AnswerTimes, state: ConversationState, entry: Entry): AnswerTimes {
  const isAnswer = entry.type === 'message.posted' && entry.actor.kind === 'agent';
  if (known.firstAnsweredAt || !isAnswer || !state.firstEscalation) return known;
  return { firstAnsweredAt: entry.at };
}

function contactName(state: ConversationState): string {
  return state.contact.name ?? `Guest ${state.contact.id.slice(-4)}`;
}

function searchTextOf(state: ConversationState, brief: Brief): string {
  const facts = brief.facts.map(({ value }) => value);
  return [
    contactName(state),
    state.contact.email,
    state.account?.name,
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
