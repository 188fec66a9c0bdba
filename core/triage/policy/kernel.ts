import type { Effect } from './rule.ts';
import { type PolicyInputs, readFact } from './truth.ts';

/** The facts that the kernel reads; everything else is read by rules. */
export const kernelInputs = {
  humanRequested: 'customer.human_requested',
  actor: 'actor',
  action: 'action.type',
} as const;

export type KernelHit = { id: 'K1' | 'K2' | 'K3'; effect: Effect; message: string; indeterminate: boolean };

const people = ['contact', 'agent', 'human', 'system'];

/** The action that is asked about, or null where it is unknown. */
export function actionOf(facts: PolicyInputs): string | null {
  const action = readSafely(facts, kernelInputs.action);
  return typeof action === 'string' && action.trim() !== '' ? action.trim().toLowerCase() : null;
}

/**
 * The three rules that no bundle can change: K1 a person who is asked for is called, K2 the assistant does not
 * close conversations, K3 nobody hides, disables or delays the way to a person. What they can't tell, they
 * decide towards a person.
 */
export function kernelHits(facts: PolicyInputs): KernelHit[] {
  return [humanRequested(facts), closedByAssistant(facts), bypassTouched(facts)].filter(
    (hit) => hit !== null,
  );
}

function humanRequested(facts: PolicyInputs): KernelHit | null {
  const requested = readSafely(facts, kernelInputs.humanRequested);
  if (requested === false) return null;
  const indeterminate = requested !== true;
  return { id: 'K1', effect: 'escalate', message: 'the customer asked for a person', indeterminate };
}

function closedByAssistant(facts: PolicyInputs): KernelHit | null {
  if (actionOf(facts) !== 'conversation.close') return null;
  const actor = readSafely(facts, kernelInputs.actor);
  if (typeof actor === 'string' && people.includes(actor)) return null;
  const indeterminate = actor !== 'ai' && actor !== 'assistant';
  return { id: 'K2', effect: 'deny', message: 'the assistant may not close a conversation', indeterminate };
}

function bypassTouched(facts: PolicyInputs): KernelHit | null {
  const action = actionOf(facts);
  if (action !== null && !/^bypass(\.|$)/.test(action)) return null;
  const message = 'nobody may hide, disable or delay the way to a person';
  return { id: 'K3', effect: 'deny', message, indeterminate: action === null };
}

function readSafely(facts: PolicyInputs, name: string): unknown {
  try {
    return readFact(facts, name);
  } catch {
    return undefined;
  }
}
