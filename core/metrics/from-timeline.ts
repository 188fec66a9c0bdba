import { extractFacts } from '../brief/facts/facts.ts';
import { unreachable } from '../shared/unreachable.ts';
import type { Entry, EntryOf } from '../timeline/entry.ts';
import { saysOnlyThanks, withoutCourtesies } from './courtesies.ts';
import type { ConversationHistory, MetricEvent, MetricEventOf } from './events.ts';
import { classifyAgentMessage, type KnownFact, repeatedFacts, repeatsStory } from './message-class.ts';

/**
 * A conversation's timeline as the figures see it: the map from entries to events. Pure.
 * `attributes` holds what figures can be grouped by: tier, reason, skill, owner, agent (the first who accepted).
 * @throws Error when the timeline does not begin with conversation.started.
 */
export function historyOf(entries: readonly Entry[]): ConversationHistory {
  const started = entries[0];
  if (started?.type !== 'conversation.started')
    throw new Error('a timeline begins with conversation.started');
  const mapping = newMapping(entries);
  const events = withoutCourtesies(entries).flatMap(({ entry, knownAt }) => {
    const mapped = toEvents(entry, mapping);
    return knownAt === null ? mapped : mapped.map((event) => ({ ...event, recordedAt: knownAt }));
  });
  return {
    conversationId: started.conversationId,
    accountId: started.data.account?.id ?? null,
    requiredSkills: [],
    attributes: {
      tier: started.data.account?.tier ?? null,
      owner: started.data.owner.name,
      reason: entries.find((entry) => entry.type === 'escalation.requested')?.data.reason.code ?? null,
      skill: entries.find((entry) => entry.type === 'escalation.requested')?.data.skills[0] ?? null,
      agent: entries.find((entry) => entry.type === 'assignment.accepted')?.data.agent.name ?? null,
    },
    events,
  };
}

/** What has to be remembered from entry to entry. */
type Mapping = {
  entries: readonly Entry[];
  requiredSkills: readonly string[];
  offered: Set<string>;
  hadAgent: boolean;
  hasAgent: boolean;
  /** What the brief said when the present agent took over. */
  knownFacts: KnownFact[];
  /** What the contact had written by then. */
  toldBefore: string[];
  /** What was said up to here was erased, so nobody can tell whether it is said again. */
  erasedUpTo: number;
};

function newMapping(entries: readonly Entry[]): Mapping {
  return {
    entries,
    requiredSkills: [],
    offered: new Set(),
    hadAgent: false,
    hasAgent: false,
    knownFacts: [],
    toldBefore: [],
    erasedUpTo: 0,
  };
}

function toEvents(entry: Entry, mapping: Mapping): MetricEvent[] {
  switch (entry.type) {
    case 'message.posted':
      return fromMessage(entry, mapping);
    case 'need.signalled':
      return [fromNeed(entry, entry.data, mapping)];
    case 'escalation.requested':
      return fromEscalation(entry, mapping);
    case 'offer.made':
      mapping.offered.add(entry.data.agent.id);
      return [offered(entry, entry.data.agent.id, [], mapping)];
    case 'offer.ended':
      mapping.offered.delete(entry.data.agentId);
      return [{ ...base(entry), type: 'offer.ended', agent: entry.data.agentId }];
    case 'assignment.accepted':
      return fromAcceptance(entry, mapping);
    case 'conversation.transferred':
      return fromTransfer(entry, mapping);
    case 'conversation.resolved':
      mapping.hasAgent = false;
      return [{ ...base(entry), type: 'conversation.resolved', by: 'agent' }];
    case 'resolution.answered':
      return fromAnswer(entry, mapping);
    case 'conversation.reopened':
      mapping.hasAgent = false;
      return [{ ...base(entry), type: 'conversation.reopened', sameIssue: true }];
    case 'conversation.closed':
      // An agent closes only what was resolved, which has been said already.
      return entry.data.reason === 'by_agent' ? [] : [{ ...base(entry), type: 'conversation.closed' }];
    case 'contact.left':
      return [{ ...base(entry), type: 'contact.left' }];
    case 'contact.returned':
      return [{ ...base(entry), type: 'contact.returned' }];
    case 'decision.labelled':
      return entry.data.verdict === 'not_needed'
        ? [{ ...base(entry), type: 'decision.labelled', label: 'not_needed' }]
        : [];
    case 'conversation.erased':
      mapping.erasedUpTo = entry.seq;
      return [];
    case 'conversation.started':
    case 'contact.identified':
    case 'decision.recorded':
    case 'note.added':
    case 'alert.acknowledged':
    case 'entry.opaque':
      return [];
    default:
      return unreachable(entry);
  }
}

function fromMessage(entry: EntryOf<'message.posted'>, mapping: Mapping): MetricEvent[] {
  const { text, reply, erased } = entry.data;
  switch (entry.actor.kind) {
    case 'contact':
      return [{ ...base(entry), type: 'message.contact' }, ...repetition(entry, mapping)];
    case 'assistant':
      // A notice ("I am asking a person") answers nothing.
      return reply?.kind === 'notice' ? [] : [{ ...base(entry), type: 'message.assistant' }];
    case 'agent': {
      const messageClass = erased?.class ?? classifyAgentMessage(text, mapping);
      const agent = entry.actor.id === undefined ? {} : { agent: entry.actor.id };
      return [{ ...base(entry), type: 'message.agent', class: messageClass, ...agent }];
    }
    case 'system':
      return [];
    default:
      return unreachable(entry.actor.kind);
  }
}

/** Only what is told to a person again counts; what the assistant made the contact repeat is the loop signal. */
function repetition(entry: EntryOf<'message.posted'>, mapping: Mapping): MetricEvent[] {
  const { text, erased } = entry.data;
  const isRepeated = erased
    ? erased.isRepeated
    : mapping.hasAgent && !saysOnlyThanks(entry) && repeatsStory(text, mapping.toldBefore);
  if (!isRepeated) return [];
  const factIds = erased ? [] : repeatedFacts(text, mapping.knownFacts);
  return [{ ...base(entry, 'repeated'), type: 'contact.repeated', factIds }];
}

type NeedData = EntryOf<'need.signalled'>['data'];

function fromNeed(entry: Entry, need: NeedData, mapping: Mapping): MetricEventOf<'need.signalled'> {
  const detectedAt = Date.parse(need.detectedAt);
  // A report made after a person had answered is about that answer, so it does not date back to the assistant's.
  const isAboutPerson = need.kind === 'customer_report' && mapping.hadAgent;
  const at = isAboutPerson ? detectedAt : Math.min(detectedAt, Date.parse(need.occurredAt));
  return { ...base(entry, 'need'), type: 'need.signalled', at, kind: need.kind, detectedAt };
}

/** The request dates from when it reached us, the place in line from when the entry was stored. */
function fromEscalation(entry: EntryOf<'escalation.requested'>, mapping: Mapping): MetricEvent[] {
  const { by, reason, need, skills } = entry.data;
  mapping.requiredSkills = skills;
  mapping.hasAgent = false;
  const at = Math.min(Date.parse(entry.data.requestedAt), Date.parse(entry.at));
  const events: MetricEvent[] = [fromNeed(entry, need, mapping)];
  if (reason.code === 'asked_by_press') events.push({ ...base(entry, 'press'), type: 'contact.pressed', at });
  events.push({ ...base(entry, 'request'), type: 'escalation.requested', at, by });
  events.push({ ...base(entry, 'line'), type: 'line.joined' });
  return events;
}

function fromAcceptance(entry: EntryOf<'assignment.accepted'>, mapping: Mapping): MetricEvent[] {
  const { agent, skills, briefUpToSeq } = entry.data;
  const wasOffered = mapping.offered.delete(agent.id);
  mapping.hadAgent = true;
  mapping.hasAgent = true;
  mapping.toldBefore = contactTexts(mapping, briefUpToSeq);
  mapping.knownFacts = mapping.toldBefore.flatMap((text) => extractFacts(text));
  const accepted: MetricEvent = {
    ...base(entry, 'accepted'),
    type: 'assignment.accepted',
    agent: agent.id,
    skills,
  };
  return wasOffered ? [accepted] : [offered(entry, agent.id, skills, mapping), accepted];
}

function fromTransfer(entry: EntryOf<'conversation.transferred'>, mapping: Mapping): MetricEvent[] {
  // A transfer to a named person or team says nothing of skills; what was needed before still is.
  if (entry.data.skills.length > 0) mapping.requiredSkills = entry.data.skills;
  mapping.hasAgent = false;
  return [
    { ...base(entry), type: 'conversation.transferred', ...(entry.actor.id ? { from: entry.actor.id } : {}) },
  ];
}

function fromAnswer(entry: EntryOf<'resolution.answered'>, mapping: Mapping): MetricEvent[] {
  const { solved } = entry.data;
  const confirmed: MetricEvent = { ...base(entry), type: 'resolution.answered', solved };
  // The contact's own "solved" while an agent has it is as good a record of the resolution as the agent's.
  return solved && mapping.hasAgent
    ? [confirmed, { ...base(entry, 'resolved'), type: 'conversation.resolved', by: 'contact' }]
    : [confirmed];
}

/** An agent who takes a conversation unasked was offered it at that very moment. */
function offered(entry: Entry, agent: string, skills: string[], mapping: Mapping): MetricEvent {
  const requiredSkills = [...mapping.requiredSkills];
  return { ...base(entry, 'offered'), type: 'offer.made', agent, skills, requiredSkills };
}

function base(entry: Entry, part = 'event') {
  const at = Date.parse(entry.at);
  return { id: `${entry.conversationId}/${entry.seq}/${part}`, at, recordedAt: at };
}

function contactTexts({ entries, erasedUpTo }: Mapping, upToSeq: number): string[] {
  return entries.flatMap((entry) =>
    isTold(entry) && entry.seq > erasedUpTo && entry.seq <= upToSeq ? [entry.data.text] : [],
  );
}

/** Whether these are words of the contact. */
export function isTold(entry: Entry): entry is EntryOf<'message.posted'> {
  return entry.type === 'message.posted' && entry.actor.kind === 'contact' && !entry.data.erased;
}
