import { type Conversation, evolve } from '../../../core/timeline/conversation.ts';
import type { Claimant } from '../../../core/timeline/decide/agent.ts';
import type { AssistantCommand } from '../../../core/timeline/decide/assistant.ts';
import { decide, type TimelineCommand } from '../../../core/timeline/decide/decide.ts';
import type { Draft, Entry } from '../../../core/timeline/entry.ts';

export const NOW = '2026-03-02T09:00:00.000Z';
const contact = { kind: 'contact', id: 'c1' } as const;
const assistant = { kind: 'assistant', name: 'Nora' } as const;

export const claimant = (id: string, more: Partial<Claimant> = {}): Claimant => ({
  id,
  name: id.toUpperCase(),
  role: 'agent',
  skills: [],
  capacity: 4,
  activeCount: 0,
  ...more,
});

/** Commands with what a test does not care about filled in; the clientId tells them apart. */
export const command = {
  start: (clientId = 'start'): TimelineCommand => ({
    kind: 'start',
    clientId,
    now: NOW,
    actor: contact,
    data: {
      contact: { id: 'c1', name: 'Maria', email: 'maria@acme.test', verified: true },
      account: null,
      owner: { id: 'lee', name: 'Lee' },
      page: null,
      locale: 'en',
      byPress: false,
      priorContacts7d: 0,
    },
  }),
  post: (clientId: string, text = 'It fails'): TimelineCommand => ({
    kind: 'contact-post',
    clientId,
    now: NOW,
    actor: contact,
    text,
  }),
  /** Takes the person that `reply` offers. */
  choosePerson: (clientId: string): TimelineCommand => ({
    kind: 'contact-post',
    clientId,
    now: NOW,
    actor: contact,
    text: 'Talk to a person',
    choiceId: 'person',
  }),
  press: (clientId: string, note: string | null = null): TimelineCommand => ({
    kind: 'request-person',
    clientId,
    now: NOW,
    actor: contact,
    note,
    requestedAt: NOW,
  }),
  answer: (clientId: string, solved: boolean): TimelineCommand => ({
    kind: 'answer-resolution',
    clientId,
    now: NOW,
    actor: contact,
    solved,
    score: null,
    comment: null,
  }),
  reply: (clientId: string, answersSeq: number): AssistantCommand => ({
    kind: 'assistant-reply',
    clientId,
    now: NOW,
    actor: assistant,
    answersSeq,
    text: 'Try this.',
    choices: [{ id: 'person', kind: 'person', label: 'Talk to a person' }],
    reply: { replyId: clientId, decisionId: 'd', kind: 'answer', answersSeq, articles: [] },
  }),
  judge: (clientId: string, answersSeq: number): AssistantCommand => ({
    kind: 'record-decision',
    clientId,
    now: NOW,
    actor: assistant,
    answersSeq,
    data: { decision: { id: clientId, action: 'reply' }, judgement: null, answersSeq },
  }),
  escalate: (clientId: string, answersSeq: number): AssistantCommand => ({
    kind: 'assistant-escalate',
    clientId,
    now: NOW,
    actor: assistant,
    answersSeq,
    by: 'policy',
    reason: { code: 'unsure', text: 'Unsure' },
    needKind: 'ai_limit',
    occurredAt: NOW,
    evidence: { seq: answersSeq, quote: '' },
    skills: [],
    decisionId: null,
    care: null,
  }),
  take: (clientId: string, agent: Claimant = claimant('ana')): TimelineCommand => ({
    kind: 'take',
    clientId,
    now: NOW,
    agent,
  }),
  say: (clientId: string, agent: Claimant = claimant('ana')): TimelineCommand => ({
    kind: 'agent-post',
    clientId,
    now: NOW,
    agent,
    text: 'I look at it.',
  }),
  note: (clientId: string, agent: Claimant = claimant('ana')): TimelineCommand => ({
    kind: 'add-note',
    clientId,
    now: NOW,
    agent,
    text: 'secret note',
  }),
  transfer: (clientId: string, to: string, agent: Claimant = claimant('ana')): TimelineCommand => ({
    kind: 'transfer',
    clientId,
    now: NOW,
    agent,
    to: { agentId: to },
    toName: to.toUpperCase(),
    reason: 'secret reason',
  }),
  resolve: (clientId: string, agent: Claimant = claimant('ana')): TimelineCommand => ({
    kind: 'resolve',
    clientId,
    now: NOW,
    agent,
    note: null,
  }),
  offer: (clientId: string, agentId = 'ana'): TimelineCommand => ({
    kind: 'make-offer',
    clientId,
    now: NOW,
    agent: { id: agentId, name: agentId.toUpperCase() },
    expiresAt: '2026-03-02T09:00:30.000Z',
  }),
  left: (clientId: string): TimelineCommand => ({ kind: 'contact-left', clientId, now: NOW }),
};

/** The entries that commands make, one after another, each of which must be accepted. */
export function timelineOf(...commands: TimelineCommand[]): Entry[] {
  const entries: Entry[] = [];
  let conversation: Conversation | null = null;
  for (const one of commands) {
    const outcome = decide(conversation, one);
    if (outcome.kind !== 'append') throw new Error(`${one.kind}: ${JSON.stringify(outcome)}`);
    for (const draft of outcome.drafts) {
      const entry = placed(draft, conversation);
      entries.push(entry);
      conversation = evolve(conversation, entry);
    }
  }
  return entries;
}

function placed(draft: Draft, conversation: Conversation | null): Entry {
  const seq = (conversation?.seq ?? 0) + 1;
  return {
    ...draft,
    id: `e${seq}`,
    workspaceId: 'w',
    conversationId: 'T',
    seq,
    at: NOW,
    prevContactSeq: conversation?.contactSeq ?? 0,
  } as Entry;
}
