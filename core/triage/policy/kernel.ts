import { type Meaning, plainMeaning } from './meaning.ts';
import type { Effect } from './rule.ts';
import { type PolicyInputs, readInput } from './truth.ts';

/** The inputs that the kernel reads; rules read the others. */
export const kernelInputs = {
  humanRequested: 'customer.human_requested',
  actor: 'actor',
  action: 'action.type',
} as const;

export type KernelHit = {
  id: 'K1' | 'K2' | 'K3';
  effect: Effect;
  message: string;
  indeterminate: boolean;
  priority: number;
  meaning: Meaning;
};

const asked: Meaning = {
  ...plainMeaning,
  code: 'asked_in_words',
  need: 'explicit_request',
  evidence: 'wish',
};
/** Where several of our rules call a person, danger is named before the wish, and the wish before all else. */
const ASKED_PRIORITY = 9800;
const FORBIDDEN_PRIORITY = 10_000;

/** Who may close. Older words count too: `human` for an agent and, below, `ai` for the assistant. */
const people = ['contact', 'agent', 'human', 'system'];

/** The action that is asked about, or null where it is unknown. */
export function actionOf(inputs: PolicyInputs): string | null {
  const action = readSafely(inputs, kernelInputs.action);
  return typeof action === 'string' && action.trim() !== '' ? action.trim().toLowerCase() : null;
}

/**
 * The three rules that no bundle can change: K1 a person who is asked for is called, K2 the assistant does not
 * close conversations, K3 nobody hides, disables or delays the way to a person. In doubt they decide for a person.
 */
export function kernelHits(inputs: PolicyInputs): KernelHit[] {
  return [humanRequested(inputs), closedByAssistant(inputs), wayToPersonTouched(inputs)].filter(
    (hit) => hit !== null,
  );
}

function humanRequested(inputs: PolicyInputs): KernelHit | null {
  const requested = readSafely(inputs, kernelInputs.humanRequested);
  if (requested === false) return null;
  const indeterminate = requested !== true;
  const message = 'The customer asked for a person.';
  return { id: 'K1', effect: 'escalate', message, indeterminate, priority: ASKED_PRIORITY, meaning: asked };
}

function closedByAssistant(inputs: PolicyInputs): KernelHit | null {
  if (actionOf(inputs) !== 'conversation.close') return null;
  const actor = readSafely(inputs, kernelInputs.actor);
  if (typeof actor === 'string' && people.includes(actor)) return null;
  const indeterminate = actor !== 'ai' && actor !== 'assistant';
  return forbidden('K2', 'The assistant may not close a conversation.', indeterminate);
}

function wayToPersonTouched(inputs: PolicyInputs): KernelHit | null {
  const action = actionOf(inputs);
  if (action !== null && !/^bypass(\.|$)/.test(action)) return null;
  return forbidden('K3', 'Nobody may hide, disable or delay the way to a person.', action === null);
}

function forbidden(id: 'K2' | 'K3', message: string, indeterminate: boolean): KernelHit {
  return { id, effect: 'deny', message, indeterminate, priority: FORBIDDEN_PRIORITY, meaning: plainMeaning };
}

function readSafely(inputs: PolicyInputs, name: string): unknown {
  try {
    return readInput(inputs, name);
  } catch {
    return undefined;
  }
}
