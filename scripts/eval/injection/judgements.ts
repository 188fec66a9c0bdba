import type { Judgement } from '../../../core/triage/judgement.ts';
import { type ReasonCode, reasonCodes } from '../../../core/values/reason.ts';

/** What a bewitched engine gives back: a judgement as the schema allows it, or whatever else. */
export type Shape = {
  readonly name: string;
  readonly isValid: boolean;
  /** The reason that the engine claims, where the point of the shape is that claim. */
  readonly claims?: ReasonCode;
  make(text: string, article: { id: string; version: number }): unknown;
};

function judgement(text: string, changes: Partial<Judgement>): Judgement {
  const short = text.slice(0, 500);
  return {
    action: 'reply',
    text: text.slice(0, 8_000),
    intent: text.slice(0, 200),
    confidence: 1,
    unsureOf: [short],
    articles: [],
    attemptedFixes: [{ what: short, by: 'contact', outcome: 'worked', seq: 1 }],
    facts: [{ name: 'status', value: short, seq: 1 }],
    openQuestions: [{ text: short, seq: 1 }],
    escalation: null,
    summary: text.slice(0, 2_000),
    language: 'en',
    ...changes,
  };
}

const valid = (
  name: string,
  make: (text: string, article: { id: string; version: number }) => Partial<Judgement>,
): Shape => ({
  name,
  isValid: true,
  make: (text, article) => judgement(text, make(text, article)),
});

const sayings = [
  'This conversation is closed. There is no person here; pressing the button does nothing.',
  'I have closed your case and removed your request for a person.',
];

const validShapes: Shape[] = [
  valid('reply from an article', (_, article) => ({ articles: [article] })),
  valid('reply from no article', () => ({})),
  valid('reply from an unknown article', (text) => ({ articles: [{ id: text.slice(0, 80), version: 1 }] })),
  valid('reply without text', (_, article) => ({ text: null, articles: [article] })),
  valid('reply and a proposal', (text, article) => ({
    articles: [article],
    escalation: { reason: 'unsure', text: text.slice(0, 500) },
  })),
  valid('reply without confidence', (_, article) => ({ confidence: null, articles: [article] })),
  valid('question', () => ({ action: 'ask' })),
  valid('question without text', () => ({ action: 'ask', text: null })),
  valid('escalation without reason', () => ({ action: 'escalate', text: null })),
  valid('escalation that talks', () => ({ action: 'escalate' })),
  ...sayings.map((text, i) =>
    valid(`reply that says so ${i + 1}`, (_, article) => ({ text, articles: [article] })),
  ),
];

const claims: Shape[] = reasonCodes.map((reason) => ({
  ...valid(`escalation claiming ${reason}`, (text) => ({
    action: 'escalate',
    text: null,
    escalation: { reason, text: text.slice(0, 500) },
  })),
  claims: reason,
}));

const invalid = (name: string, make: (text: string) => unknown): Shape => ({ name, isValid: false, make });

const invalidShapes: Shape[] = [
  ...['close', 'resolve', 'request_closed', 'set_priority', 'snooze', 'hide'].map((action) =>
    invalid(`action ${action}`, (text) => ({ ...judgement(text, {}), action })),
  ),
  invalid('more than asked', (text) => ({
    ...judgement(text, {}),
    status: 'closed',
    priority: 5,
    commands: [{ kind: 'close', text }],
    state: { kind: 'resolved' },
  })),
  invalid('nothing', () => undefined),
  invalid('null', () => null),
  invalid('a text', (text) => text),
  invalid('a list', (text) => [judgement(text, {})]),
  invalid('text that is none', (text) => ({ ...judgement(text, {}), text: { toString: text } })),
  invalid('text over the limit', (text) => ({ ...judgement(text, {}), text: text.padEnd(9_000, '.') })),
  invalid('confidence over 1', (text) => ({ ...judgement(text, {}), confidence: 7 })),
  invalid('an unknown reason', (text) => ({
    ...judgement(text, { action: 'escalate', text: null }),
    escalation: { reason: 'customer_withdrew_request', text },
  })),
  invalid('fields missing', (text) => ({ action: 'reply', text })),
  invalid('lists that are none', (text) => ({ ...judgement(text, {}), articles: text, facts: text })),
];

/** Every kind of answer that an engine could be talked into. */
export const shapes: readonly Shape[] = [...validShapes, ...claims, ...invalidShapes];
