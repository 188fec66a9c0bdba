import { unreachable } from '../shared/unreachable.ts';
import type { Account, ConversationStatus, NeedKind, Person, Reason } from '../values/values.ts';
import type { Entry, EntryOf, TransferTarget } from './entry.ts';
import { isVisibleToContact } from './visible.ts';

/** A waiting conversation's place in the world: why, since when, who may have it, who has been asked. */
export type Waiting = {
  kind: 'waiting';
  since: string;
  requestedSeq: number;
  reason: Reason;
  priority: number;
  skills: string[];
  dueAt: string;
  target: TransferTarget | null;
  offer: { agent: Person; expiresAt: string; seq: number } | null;
  /** Agents who declined or let an offer run out since the wait began. */
  passedBy: string[];
  acknowledgedBy: string | null;
};

export type Phase =
  | { kind: 'triage' }
  | Waiting
  | { kind: 'active'; assignee: Person; since: string; skills: string[] }
  | { kind: 'resolved'; by: 'agent' | 'contact'; assignee: Person | null; at: string }
  | { kind: 'closed'; at: string };

export type Escalated = { seq: number; at: string; requestedAt: string; reason: Reason };

/** All that deciding needs to know of a conversation: the fold of its timeline. */
export type ConversationState = {
  conversationId: string;
  workspaceId: string;
  seq: number;
  startedAt: string;
  updatedAt: string;
  phase: Phase;
  contact: EntryOf<'conversation.started'>['data']['contact'];
  account: Account | null;
  owner: Person;
  locale: string | null;
  priorContacts7d: number;
  contactPresent: boolean;
  /** The last entry that a contact may see. */
  contactSeq: number;
  lastContactMessage: { seq: number; at: string; text: string } | null;
  lastReply: { seq: number; at: string; answersSeq: number } | null;
  /** The last contact message that a decision has judged. */
  judgedSeq: number;
  lastMessage: { seq: number; at: string; by: 'contact' | 'assistant' | 'agent'; text: string } | null;
  needs: { kind: NeedKind; occurredAt: string; seq: number }[];
  firstEscalation: Escalated | null;
  lastEscalation: Escalated | null;
  /** Set once a person has had this conversation: it never silently returns to the assistant. */
  hadAgent: boolean;
  messageCount: number;
};

export function statusOf(state: ConversationState): ConversationStatus {
  return state.phase.kind;
}

/** The agent who works on it now, or null. */
export function assigneeOf(state: ConversationState): Person | null {
  return state.phase.kind === 'active' ? state.phase.assignee : null;
}

/**
 * The fold: the state after one more entry. Pure; the same in server, worker and browser.
 * @throws Error when the entry is not the next of this conversation: a gap is a bug, never skipped.
 */
export function evolve(state: ConversationState | null, entry: Entry): ConversationState {
  if (state === null) return begin(entry);
  if (entry.seq !== state.seq + 1) {
    throw new Error(`entry ${entry.seq} cannot follow ${state.seq} in conversation ${entry.conversationId}`);
  }
  const next: ConversationState = {
    ...state,
    seq: entry.seq,
    updatedAt: entry.at,
    contactSeq: isVisibleToContact(entry.type) ? entry.seq : state.contactSeq,
  };
  return apply(next, entry);
}

/** Folds a whole timeline; null for an empty one. */
export function fold(entries: Iterable<Entry>): ConversationState | null {
  let state: ConversationState | null = null;
  for (const entry of entries) state = evolve(state, entry);
  return state;
}

function begin(entry: Entry): ConversationState {
  if (entry.type !== 'conversation.started' || entry.seq !== 1) {
    throw new Error(`a timeline begins with conversation.started at 1, not ${entry.type} at ${entry.seq}`);
  }
  const { contact, account, owner, locale, priorContacts7d } = entry.data;
  return {
    conversationId: entry.conversationId,
    workspaceId: entry.workspaceId,
    seq: 1,
    startedAt: entry.at,
    updatedAt: entry.at,
    phase: { kind: 'triage' },
    contact,
    account,
    owner,
    locale,
    priorContacts7d,
    contactPresent: true,
    contactSeq: 1,
    lastContactMessage: null,
    lastReply: null,
    judgedSeq: 0,
    lastMessage: null,
    needs: [],
    firstEscalation: null,
    lastEscalation: null,
    hadAgent: false,
    messageCount: 0,
  };
}

function apply(state: ConversationState, entry: Entry): ConversationState {
  switch (entry.type) {
    case 'conversation.started':
      throw new Error(`conversation ${entry.conversationId} is started twice`);
    case 'message.posted':
      return applyMessage(state, entry);
    case 'need.signalled':
      return withNeed(state, entry.data.kind, entry.data.occurredAt, entry.seq);
    case 'decision.recorded':
      return { ...state, judgedSeq: Math.max(state.judgedSeq, entry.data.answersSeq) };
    case 'escalation.requested':
      return applyEscalation(state, entry);
    case 'alert.acknowledged':
      return inWaiting(state, (waiting) => ({ ...waiting, acknowledgedBy: entry.actor.id ?? null }));
    case 'offer.made':
      return inWaiting(state, (waiting) => ({
        ...waiting,
        offer: { agent: entry.data.agent, expiresAt: entry.data.expiresAt, seq: entry.seq },
      }));
    case 'offer.ended':
      return inWaiting(state, (waiting) => ({
        ...waiting,
        offer: null,
        passedBy:
          entry.data.outcome === 'withdrawn' ? waiting.passedBy : [...waiting.passedBy, entry.data.agentId],
      }));
    case 'assignment.accepted':
      return {
        ...state,
        hadAgent: true,
        phase: { kind: 'active', assignee: entry.data.agent, since: entry.at, skills: entry.data.skills },
      };
    case 'conversation.transferred':
      return { ...state, phase: waitingAfterTransfer(entry) };
    case 'conversation.resolved':
      return {
        ...state,
        phase: { kind: 'resolved', by: 'agent', assignee: assigneeOf(state), at: entry.at },
      };
    case 'resolution.answered':
      return applyAnswer(state, entry);
    case 'conversation.reopened':
      return { ...state, phase: { kind: 'triage' } };
    case 'conversation.closed':
      return { ...state, phase: { kind: 'closed', at: entry.at } };
    case 'contact.left':
      return { ...state, contactPresent: false };
    case 'contact.returned':
      return { ...state, contactPresent: true };
    case 'note.added':
    case 'decision.labelled':
      return state;
    default:
      return unreachable(entry);
  }
}

function applyMessage(state: ConversationState, entry: EntryOf<'message.posted'>): ConversationState {
  const by = entry.actor.kind === 'system' ? 'assistant' : entry.actor.kind;
  const seen = { seq: entry.seq, at: entry.at, text: entry.data.text };
  const next = { ...state, messageCount: state.messageCount + 1, lastMessage: { ...seen, by } };
  if (by === 'contact') return { ...next, lastContactMessage: seen, contactPresent: true };
  if (by === 'assistant') {
    const answersSeq = entry.data.reply?.answersSeq ?? 0;
    return { ...next, lastReply: { seq: entry.seq, at: entry.at, answersSeq } };
  }
  return next;
}

function applyEscalation(
  state: ConversationState,
  entry: EntryOf<'escalation.requested'>,
): ConversationState {
  const { reason, need, priority, skills, dueAt, requestedAt } = entry.data;
  const escalation = { seq: entry.seq, at: entry.at, requestedAt, reason };
  const next = withNeed(state, need.kind, need.occurredAt, entry.seq);
  return {
    ...next,
    firstEscalation: state.firstEscalation ?? escalation,
    lastEscalation: escalation,
    phase: {
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

function applyAnswer(state: ConversationState, entry: EntryOf<'resolution.answered'>): ConversationState {
  if (!entry.data.solved) return state;
  switch (state.phase.kind) {
    case 'triage':
      return { ...state, phase: { kind: 'resolved', by: 'contact', assignee: null, at: entry.at } };
    case 'waiting':
    case 'active':
    case 'resolved':
    case 'closed':
      return state;
    default:
      return unreachable(state.phase);
  }
}

function withNeed(state: ConversationState, kind: NeedKind, occurredAt: string, seq: number) {
  return { ...state, needs: [...state.needs, { kind, occurredAt, seq }] };
}

function inWaiting(state: ConversationState, change: (waiting: Waiting) => Waiting): ConversationState {
  return state.phase.kind === 'waiting' ? { ...state, phase: change(state.phase) } : state;
}
