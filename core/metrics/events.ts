import { z } from 'zod';
import { type MessageClass, messageClassSchema } from '../values/message-class.ts';
import { needKindSchema } from '../values/need.ts';

export type { MessageClass };

/** Times are UTC milliseconds: `at` when it happened, `recordedAt` when we stored it. */
const base = { id: z.string().min(1), at: z.number().int(), recordedAt: z.number().int() };

const skillsSchema = z.array(z.string());

/**
 * The events that the figures are computed from: the only input of core/metrics besides settings. An event bears the
 * name of the entry type it comes from (from-timeline.ts). Six have no entry type of their own: the messages by who
 * wrote them, a press, a place in line and a story told again. `need.retracted` has no entry yet.
 */
export const metricEventSchema = z.discriminatedUnion('type', [
  z.strictObject({ ...base, type: z.literal('message.contact') }),
  z.strictObject({ ...base, type: z.literal('message.assistant') }),
  z.strictObject({
    ...base,
    type: z.literal('message.agent'),
    agent: z.string().optional(),
    class: messageClassSchema,
  }),
  z.strictObject({ ...base, type: z.literal('contact.pressed') }),
  z.strictObject({
    ...base,
    type: z.literal('need.signalled'),
    kind: needKindSchema,
    detectedAt: z.number().int().optional(),
  }),
  /** Takes back every earlier signal of a kind; who may is decided in signals.ts. */
  z.strictObject({
    ...base,
    type: z.literal('need.retracted'),
    kind: needKindSchema,
    by: z.enum(['contact', 'reviewer', 'agent', 'assistant', 'system']),
  }),
  z.strictObject({
    ...base,
    type: z.literal('escalation.requested'),
    by: z.enum(['contact', 'policy', 'assistant', 'agent', 'system']),
  }),
  z.strictObject({ ...base, type: z.literal('line.joined') }),
  z.strictObject({
    ...base,
    type: z.literal('offer.made'),
    agent: z.string(),
    skills: skillsSchema,
    /** What the conversation needed at this moment; the conversation's own skills where absent. */
    requiredSkills: skillsSchema.optional(),
  }),
  z.strictObject({ ...base, type: z.literal('offer.ended'), agent: z.string() }),
  z.strictObject({
    ...base,
    type: z.literal('assignment.accepted'),
    agent: z.string(),
    /** The agent's skills when accepting, where they were not known before. */
    skills: skillsSchema.optional(),
  }),
  z.strictObject({ ...base, type: z.literal('conversation.transferred'), from: z.string().optional() }),
  z.strictObject({ ...base, type: z.literal('contact.repeated'), factIds: z.array(z.string()) }),
  z.strictObject({ ...base, type: z.literal('resolution.answered'), solved: z.boolean() }),
  z.strictObject({
    ...base,
    type: z.literal('decision.labelled'),
    label: z.enum(['not_needed', 'needed']),
  }),
  z.strictObject({
    ...base,
    type: z.literal('conversation.resolved'),
    by: z.enum(['agent', 'contact', 'assistant']),
  }),
  z.strictObject({ ...base, type: z.literal('contact.left') }),
  z.strictObject({ ...base, type: z.literal('contact.returned') }),
  z.strictObject({ ...base, type: z.literal('conversation.closed') }),
  z.strictObject({ ...base, type: z.literal('conversation.reopened'), sameIssue: z.boolean() }),
]);
export type MetricEvent = z.infer<typeof metricEventSchema>;
export type MetricEventType = MetricEvent['type'];
export type MetricEventOf<T extends MetricEventType> = Extract<MetricEvent, { type: T }>;

/** One conversation as the figures see it. `attributes` are what figures can be grouped by. */
export type ConversationHistory = {
  conversationId: string;
  accountId: string | null;
  requiredSkills: readonly string[];
  attributes: Readonly<Record<string, string | null>>;
  events: readonly MetricEvent[];
};

/** Causes come before effects where two events bear the same time. */
const causalOrder: readonly MetricEventType[] = [
  'conversation.reopened',
  'contact.returned',
  'message.contact',
  'message.assistant',
  'need.signalled',
  'contact.pressed',
  'escalation.requested',
  'line.joined',
  'conversation.transferred',
  'offer.made',
  'offer.ended',
  'assignment.accepted',
  'contact.repeated',
  'message.agent',
  'resolution.answered',
  'decision.labelled',
  'need.retracted',
  'conversation.resolved',
  'contact.left',
  'conversation.closed',
];
const causalRank = new Map(causalOrder.map((type, rank) => [type, rank]));

/**
 * What was known at `asOf` (UTC ms), each event once, in the one order that every computation uses. The order
 * of the input does not matter.
 */
export function knownEvents(events: readonly MetricEvent[], asOf: number): MetricEvent[] {
  const byId = new Map<string, MetricEvent>();
  for (const event of events) {
    if (event.recordedAt > asOf) continue;
    const seen = byId.get(event.id);
    if (!seen || compareEvents(event, seen) < 0) byId.set(event.id, event);
  }
  return [...byId.values()].sort(compareEvents);
}

/** Earlier first; at one time causes before effects, then by when they were recorded. */
export function compareEvents(a: MetricEvent, b: MetricEvent): number {
  return (
    a.at - b.at ||
    (causalRank.get(a.type) ?? 0) - (causalRank.get(b.type) ?? 0) ||
    a.recordedAt - b.recordedAt ||
    (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
  );
}
