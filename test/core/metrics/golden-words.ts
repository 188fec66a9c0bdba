import type { MetricEventType } from '../../../core/metrics/events.ts';

/** What the golden conversations call the events, and what the product calls them. */
const types: Record<string, MetricEventType> = {
  'message.customer': 'message.contact',
  'message.ai': 'message.assistant',
  'message.human': 'message.agent',
  'bypass.clicked': 'contact.pressed',
  'need.signal': 'need.signalled',
  'escalation.requested': 'escalation.requested',
  'queue.entered': 'line.joined',
  'assignment.created': 'offer.made',
  'assignment.accepted': 'assignment.accepted',
  'transfer.created': 'conversation.transferred',
  'customer.repeated': 'contact.repeated',
  'customer.confirmed': 'resolution.answered',
  'agent.disposition': 'decision.labelled',
  'resolution.recorded': 'conversation.resolved',
  'conversation.abandoned': 'contact.left',
  'conversation.idle_closed': 'conversation.closed',
  'conversation.reopened': 'conversation.reopened',
};

const speakers: Record<string, string> = { customer: 'contact', human: 'agent', policy: 'policy' };
const labels: Record<string, string> = { human_not_needed: 'not_needed' };

/**
 * A golden event in the product's words: camelCase, times as UTC ms. `offline` is left out, as no figure reads it.
 * @throws Error where a word of the fixture has no counterpart.
 */
export function inOurWords(event: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(event)
      .filter(([key]) => key !== 'offline')
      .map(([key, value]) => fieldOf(key, value)),
  );
}

function fieldOf(key: string, value: unknown): [string, unknown] {
  if (key === 'at' || key.endsWith('_at')) return [camel(key), Date.parse(String(value))];
  if (key === 'type') return [key, wordFor(types, value)];
  if (key === 'by') return [key, wordFor(speakers, value)];
  if (key === 'value') return ['label', wordFor(labels, value)];
  return [camel(key), value];
}

function wordFor(words: Readonly<Record<string, string>>, value: unknown): string {
  const word = words[String(value)];
  if (word === undefined)
    throw new Error(`the golden conversations say "${value}", for which we have no word`);
  return word;
}

const camel = (key: string) => key.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
