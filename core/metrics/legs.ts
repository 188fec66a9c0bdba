import type { ConversationHistory, MessageClass, MetricEvent, MetricEventOf } from './events.ts';

/** One accepted assignment: from when an agent had the conversation to a transfer or same-issue reopen. */
export type Leg = {
  agent: string | null;
  skills: readonly string[];
  requiredSkills: readonly string[];
  assignedAt: number;
  acceptedAt: number;
  endedAt: number | null;
  endedBy: 'transfer' | 'reopen' | 'taken_over' | null;
  messages: { at: number; class: MessageClass }[];
  /** When the contact told the story again. */
  repeatedAt: number[];
  resolvedAt: number | null;
};

export type Legs = { legs: Leg[]; suspicions: string[] };

const meaningless: ReadonlySet<MessageClass> = new Set([
  'greeting',
  'holding',
  'automation',
  'redundant_question',
]);

function isMeaningful(messageClass: MessageClass): boolean {
  return !meaningless.has(messageClass);
}

/** The first meaningful message of a leg at or after `from` (UTC ms), or null. */
export function firstMeaningfulAt(leg: Leg, from = Number.NEGATIVE_INFINITY): number | null {
  return leg.messages.find((message) => message.at >= from && isMeaningful(message.class))?.at ?? null;
}

type Offered = { at: number; skills: readonly string[]; requiredSkills: readonly string[] };

type Building = Legs & {
  required: readonly string[];
  current: Leg | null;
  /** Who has been asked and has not accepted yet. */
  offered: Map<string, Offered>;
  skillsOf: Map<string, readonly string[]>;
};

/** The legs of one issue's ordered events, and what in their order cannot be right. */
export function buildLegs(
  events: readonly MetricEvent[],
  history: Pick<ConversationHistory, 'requiredSkills'>,
): Legs {
  const building: Building = {
    legs: [],
    suspicions: [],
    required: history.requiredSkills,
    current: null,
    offered: new Map(),
    skillsOf: new Map(),
  };
  for (const event of events) step(building, event);
  return { legs: building.legs, suspicions: building.suspicions };
}

function step(building: Building, event: MetricEvent): void {
  switch (event.type) {
    case 'offer.made':
      building.offered.set(event.agent, {
        at: event.at,
        skills: event.skills,
        requiredSkills: event.requiredSkills ?? building.required,
      });
      if (event.skills.length > 0) building.skillsOf.set(event.agent, event.skills);
      break;
    case 'offer.ended':
      building.offered.delete(event.agent);
      break;
    case 'assignment.accepted':
      accept(building, event);
      break;
    case 'message.agent':
      addMessage(building, event);
      break;
    case 'contact.repeated':
      building.current?.repeatedAt.push(event.at);
      break;
    case 'conversation.resolved':
      if (event.by !== 'assistant' && building.current) building.current.resolvedAt ??= event.at;
      break;
    case 'conversation.transferred':
      end(building, event.at, 'transfer');
      break;
    case 'conversation.reopened':
      end(building, event.at, 'reopen');
      break;
    default:
  }
}

function accept(building: Building, event: MetricEventOf<'assignment.accepted'>): void {
  if (building.current?.agent === event.agent) return;
  if (!building.offered.has(event.agent)) building.suspicions.push('accepted without an offer');
  open(building, event.agent, event.at, event.skills);
}

function addMessage(building: Building, event: MetricEventOf<'message.agent'>): void {
  const message = { at: event.at, class: event.class };
  const agent = event.agent ?? null;
  const { current } = building;
  if (current && (agent === null || agent === current.agent)) {
    current.messages.push(message);
    return;
  }
  const wasOffered = agent !== null && building.offered.has(agent);
  // A colleague's word while somebody else has it is a consultation, not a leg.
  if (current && !wasOffered) return;
  const former = building.legs.at(-1);
  // "I am passing you on to Ana": the former agent's farewell opens nothing.
  if (!wasOffered && former?.endedBy === 'transfer' && former.agent === agent) return;
  if (!wasOffered) building.suspicions.push('an agent wrote before any offer');
  open(building, agent, event.at).messages.push(message);
}

/** Begins a leg; an agent who answers before accepting has accepted by answering. */
function open(building: Building, agent: string | null, at: number, skills?: readonly string[]): Leg {
  end(building, at, 'taken_over');
  const offered = agent === null ? undefined : building.offered.get(agent);
  const known = agent === null ? undefined : building.skillsOf.get(agent);
  const leg: Leg = {
    agent,
    skills: skills ?? (offered && offered.skills.length > 0 ? offered.skills : (known ?? [])),
    requiredSkills: offered?.requiredSkills ?? building.required,
    assignedAt: offered?.at ?? at,
    acceptedAt: at,
    endedAt: null,
    endedBy: null,
    messages: [],
    repeatedAt: [],
    resolvedAt: null,
  };
  if (agent !== null) {
    building.offered.delete(agent);
    building.skillsOf.set(agent, leg.skills);
  }
  building.current = leg;
  building.legs.push(leg);
  return leg;
}

function end(building: Building, at: number, by: NonNullable<Leg['endedBy']>): void {
  if (!building.current) return;
  building.current.endedAt = at;
  building.current.endedBy = by;
  building.current = null;
}
