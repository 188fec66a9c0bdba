import type { Wait } from '../routing/wait.ts';
import { unreachable } from '../shared/unreachable.ts';
import type { Choice } from '../values/choice.ts';
import { ERASED } from '../values/erased.ts';
import type { ErasureScope } from '../values/erasure.ts';
import type { NeedKind } from '../values/need.ts';
import type { Account, Person } from '../values/people.ts';
import type { Reason } from '../values/reason.ts';
import type { Entry, EntryOf } from './entry.ts';
import { whoIs } from './erase.ts';
import { isVisibleToContact } from './visible.ts';

/** Why a conversation waits, since when, who may have it and who has been asked. */
export type Waiting = Wait & {
  kind: 'waiting';
  requestedSeq: number;
  reason: Reason;
  dueAt: string;
  offer: { agent: Person; expiresAt: string; seq: number } | null;
  acknowledgedBy: string | null;
};

export type ConversationState =
  | { kind: 'triage' }
  | Waiting
  | { kind: 'active'; assignee: Person; since: string; skills: string[] }
  | { kind: 'resolved'; by: 'agent' | 'contact'; assignee: Person | null; at: string }
  | { kind: 'closed'; at: string };

export type Escalated = { seq: number; at: string; requestedAt: string; reason: Reason };

/** All that deciding needs to know of a conversation: the fold of its timeline. */
export type Conversation = {
  conversationId: string;
  workspaceId: string;
  seq: number;
  startedAt: string;
  updatedAt: string;
  state: ConversationState;
  contact: EntryOf<'conversation.started'>['data']['contact'];
  account: Account | null;
  owner: Person;
  locale: string | null;
  priorContacts7d: number;
  /** Where it was started from, as far as that is known. */
  origin: string | null;
  contactPresent: boolean;
  /** The last entry that a contact may see. */
  contactSeq: number;
  lastContactMessage: { seq: number; at: string; text: string } | null;
  lastReply: { seq: number; at: string; answersSeq: number } | null;
  /** What the assistant offered with its last words; empty once anybody has written since. */
  offered: Choice[];
  /** The last contact message that a decision has judged. */
  judgedSeq: number;
  lastMessage: { seq: number; at: string; by: 'contact' | 'assistant' | 'agent'; text: string } | null;
  needs: { kind: NeedKind; occurredAt: string; seq: number }[];
  firstEscalation: Escalated | null;
  lastEscalation: Escalated | null;
  /** When a person first answered after a person had been asked for. */
  firstAnsweredAt: string | null;
  /** Set once a person has had this conversation: it never silently returns to the assistant. */
  hadAgent: boolean;
  messageCount: number;
  /** What the assistant's decisions have used so far, as a model provider counts. */
  tokensUsed: number;
  /** What was said up to `seq` was erased; nothing of it is left in this fold either. */
  erased: { seq: number; scope: ErasureScope } | null;
};

/** The agent who works on it now, or null. */
export function assigneeOf(conversation: Conversation): Person | null {
  return conversation.state.kind === 'active' ? conversation.state.assignee : null;
}

/**
 * The fold: the conversation after one more entry. Pure; the same in server, worker and browser.
 * @throws Error when the entry is not the next of this conversation: a gap is a bug, never skipped.
 */
export function evolve(conversation: Conversation | null, entry: Entry): Conversation {
  if (conversation === null) return begin(entry);
  if (entry.seq !== conversation.seq + 1) {
    throw new Error(
      `entry ${entry.seq} cannot follow ${conversation.seq} in conversation ${entry.conversationId}`,
    );
  }
  const next: Conversation = {
    ...conversation,
    seq: entry.seq,
    // What was taken away is no news.
    updatedAt: entry.type === 'conversation.erased' ? conversation.updatedAt : entry.at,
    contactSeq: isVisibleToContact(entry.type) ? entry.seq : conversation.contactSeq,
  };
  return apply(next, entry);
}

/** Folds a whole timeline; null for an empty one. */
export function fold(entries: Iterable<Entry>): Conversation | null {
  let conversation: Conversation | null = null;
  for (const entry of entries) conversation = evolve(conversation, entry);
  return conversation;
}

function begin(entry: Entry): Conversation {
  if (entry.type !== 'conversation.started' || entry.seq !== 1) {
    throw new Error(`a timeline begins with conversation.started at 1, not ${entry.type} at ${entry.seq}`);
  }
  const { contact, account, owner, locale, priorContacts7d, origin } = entry.data;
  return {
    conversationId: entry.conversationId,
    workspaceId: entry.workspaceId,
    seq: 1,
    startedAt: entry.at,
    updatedAt: entry.at,
    state: { kind: 'triage' },
    contact,
    account,
    owner,
    locale,
    priorContacts7d,
    origin: origin ?? null,
    contactPresent: true,
    contactSeq: 1,
    lastContactMessage: null,
    lastReply: null,
    offered: [],
    judgedSeq: 0,
    lastMessage: null,
    needs: [],
    firstEscalation: null,
    lastEscalation: null,
    firstAnsweredAt: null,
    hadAgent: false,
    messageCount: 0,
    tokensUsed: 0,
    erased: null,
  };
}

function apply(conversation: Conversation, entry: Entry): Conversation {
  switch (entry.type) {
    case 'conversation.started':
      throw new Error(`conversation ${entry.conversationId} is started twice`);
    case 'message.posted':
      return applyMessage(conversation, entry);
    case 'need.signalled':
      return withNeed(conversation, entry.data.kind, entry.data.occurredAt, entry.seq);
    case 'decision.recorded':
      return {
        ...conversation,
        judgedSeq: Math.max(conversation.judgedSeq, entry.data.answersSeq),
        tokensUsed: conversation.tokensUsed + tokensOf(entry),
      };
    case 'escalation.requested':
      return applyEscalation(conversation, entry);
    case 'alert.acknowledged':
      return inWaiting(conversation, (waiting) => ({ ...waiting, acknowledgedBy: entry.actor.id ?? null }));
    case 'offer.made':
      return inWaiting(conversation, (waiting) => ({
        ...waiting,
        offer: { agent: entry.data.agent, expiresAt: entry.data.expiresAt, seq: entry.seq },
      }));
    case 'offer.ended':
      return inWaiting(conversation, (waiting) => ({
        ...waiting,
        offer: null,
        passedBy:
          entry.data.outcome === 'withdrawn' ? waiting.passedBy : [...waiting.passedBy, entry.data.agentId],
      }));
    case 'assignment.accepted':
      return {
        ...conversation,
        hadAgent: true,
        state: { kind: 'active', assignee: entry.data.agent, since: entry.at, skills: entry.data.skills },
      };
    case 'conversation.transferred':
      return { ...conversation, state: waitingAfterTransfer(entry) };
    case 'conversation.resolved':
      return {
        ...conversation,
        state: { kind: 'resolved', by: 'agent', assignee: assigneeOf(conversation), at: entry.at },
      };
    case 'resolution.answered':
      return applyAnswer(conversation, entry);
    case 'conversation.reopened':
      return { ...conversation, state: { kind: 'triage' } };
    case 'conversation.closed':
      return { ...conversation, state: { kind: 'closed', at: entry.at } };
    case 'contact.left':
      return { ...conversation, contactPresent: false };
    case 'contact.returned':
      return { ...conversation, contactPresent: true };
    case 'contact.identified':
      return { ...conversation, contact: entry.data.contact, account: entry.data.account };
    case 'conversation.erased':
      return applyErasure(conversation, entry);
    case 'note.added':
    case 'decision.labelled':
    case 'entry.opaque':
      return conversation;
    default:
      return unreachable(entry);
  }
}

/** The fold forgets by itself, so that it does not matter when the entries before are written anew. */
function applyErasure(conversation: Conversation, entry: EntryOf<'conversation.erased'>): Conversation {
  const { scope } = entry.data;
  const { lastContactMessage, lastMessage, firstEscalation, lastEscalation, state } = conversation;
  const wordless: ConversationState =
    state.kind === 'waiting' ? { ...state, reason: { ...state.reason, text: ERASED } } : state;
  return {
    ...conversation,
    ...whoIs({ contact: conversation.contact, account: conversation.account }, scope),
    locale: null,
    origin: null,
    lastContactMessage: lastContactMessage && { ...lastContactMessage, text: ERASED },
    lastMessage: lastMessage && { ...lastMessage, text: ERASED },
    firstEscalation: firstEscalation && withoutWords(firstEscalation),
    lastEscalation: lastEscalation && withoutWords(lastEscalation),
    state: scope === 'contact' ? { kind: 'closed', at: entry.at } : wordless,
    contactPresent: scope === 'contact' ? false : conversation.contactPresent,
    erased: { seq: entry.seq, scope },
  };
}

function withoutWords(escalated: Escalated): Escalated {
  return { ...escalated, reason: { ...escalated.reason, text: ERASED } };
}

function applyMessage(conversation: Conversation, entry: EntryOf<'message.posted'>): Conversation {
  const by = entry.actor.kind === 'system' ? 'assistant' : entry.actor.kind;
  const seen = { seq: entry.seq, at: entry.at, text: entry.data.text };
  const next = {
    ...conversation,
    messageCount: conversation.messageCount + 1,
    lastMessage: { ...seen, by },
    offered: by === 'assistant' ? (entry.data.choices ?? []) : [],
  };
  if (by === 'contact') return { ...next, lastContactMessage: seen, contactPresent: true };
  if (by === 'assistant') {
    const answersSeq = entry.data.reply?.answersSeq ?? 0;
    return { ...next, lastReply: { seq: entry.seq, at: entry.at, answersSeq } };
  }
  const isAnswer = conversation.firstEscalation !== null;
  return { ...next, firstAnsweredAt: conversation.firstAnsweredAt ?? (isAnswer ? entry.at : null) };
}

function tokensOf({ data }: EntryOf<'decision.recorded'>): number {
  const { input = 0, output = 0 } = (data.decision.tokens ?? {}) as { input?: number; output?: number };
  return input + output;
}

function applyEscalation(conversation: Conversation, entry: EntryOf<'escalation.requested'>): Conversation {
  const { reason, need, priority, skills, dueAt, requestedAt } = entry.data;
  const escalation = { seq: entry.seq, at: entry.at, requestedAt, reason };
  const next = withNeed(conversation, need.kind, need.occurredAt, entry.seq);
  return {
    ...next,
    firstEscalation: conversation.firstEscalation ?? escalation,
    lastEscalation: escalation,
    state: {
      kind: 'waiting',
      since: entry.at,
      requestedSeq: entry.seq,
      reason,
      priority,
      skills,
      dueAt,
      target: null,
      offer: null,
      passedBy: [],
      acknowledgedBy: null,
    },
  };
}

function waitingAfterTransfer(entry: EntryOf<'conversation.transferred'>): Waiting {
  return {
    kind: 'waiting',
    since: entry.at,
    requestedSeq: entry.seq,
    reason: { code: 'transferred', text: entry.data.reason },
    priority: entry.data.priority,
    skills: entry.data.skills,
    dueAt: entry.data.dueAt,
    target: entry.data.to,
    offer: null,
    passedBy: entry.actor.id ? [entry.actor.id] : [],
    acknowledgedBy: null,
  };
}

function applyAnswer(conversation: Conversation, entry: EntryOf<'resolution.answered'>): Conversation {
  if (!entry.data.solved) return conversation;
  switch (conversation.state.kind) {
    case 'triage':
      return { ...conversation, state: { kind: 'resolved', by: 'contact', assignee: null, at: entry.at } };
    case 'waiting':
    case 'active':
    case 'resolved':
    case 'closed':
      return conversation;
    default:
      return unreachable(conversation.state);
  }
}

function withNeed(conversation: Conversation, kind: NeedKind, occurredAt: string, seq: number) {
  return { ...conversation, needs: [...conversation.needs, { kind, occurredAt, seq }] };
}

function inWaiting(conversation: Conversation, change: (waiting: Waiting) => Waiting): Conversation {
  return conversation.state.kind === 'waiting'
    ? { ...conversation, state: change(conversation.state) }
    : conversation;
}
