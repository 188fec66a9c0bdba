import { snapshotInputs } from '../explanation/explain.ts';
import { defaultBundle } from '../policy/default-bundle.ts';
import { evaluatePolicy, type PolicyVerdict } from '../policy/evaluate.ts';
import type { TriageAction, TriageInputs } from '../policy/inputs.ts';

/** What the policy was asked and what it said. `inputs` are stored: asked with them again, it says the same. */
export type Consulted = {
  readonly inputs: ReturnType<typeof snapshotInputs>;
  readonly verdict: PolicyVerdict;
};

/** Asks the policy whether the assistant may do something. */
export function consult(action: TriageAction, given: TriageInputs): Consulted {
  const inputs = snapshotInputs({ ...given, actor: 'assistant', 'action.type': action });
  return { inputs, verdict: evaluatePolicy(defaultBundle.rules, inputs) };
}
