import { defaultBundle } from '../policy/default-bundle.ts';
import { evaluatePolicy, type PolicyVerdict } from '../policy/evaluate.ts';
import { inputSpec } from '../policy/inputs.ts';
import type { Condition, Leaf, Scalar } from '../policy/rule.ts';
import type { Change, Decision } from './decision.ts';

type Facts = Decision['inputs']['facts'];

const WISH = 'customer.human_requested';
/** The smallest step by which a share passes a limit. */
const STEP = 0.01;

/** Whether the policy lets the assistant do what it was asked about, and calls nobody. */
export const letsSpeak = ({ action, escalate }: Pick<PolicyVerdict, 'action' | 'escalate'>): boolean =>
  action === 'allow' && !escalate;

/** The same question to the policy with one input as the change tells it. */
export const withChange = (facts: Facts, { fact, required }: Pick<Change, 'fact' | 'required'>): Facts => ({
  ...facts,
  [fact]: required,
});

/**
 * One input of the rules that decided, with the value by which the policy would have said otherwise: tried, so that it
 * is true. Null where no single one would have.
 */
export function changeThatFlips(facts: Facts, verdict: PolicyVerdict): Change | null {
  const decided = new Set(verdict.reasons.map(({ id }) => id));
  const leaves = defaultBundle.rules.flatMap(({ id, when }) => (decided.has(id) ? leavesOf(when) : []));
  const wish: Leaf = { fact: WISH, op: '==', value: true };
  const isFree = letsSpeak(verdict);
  const candidates = [...leaves, ...(decided.has('K1') ? [wish] : [])].flatMap((leaf) =>
    valuesAcross(leaf, facts[leaf.fact] ?? null).map((required) => ({ fact: leaf.fact, required })),
  );
  const flips = candidates
    .filter((change) => letsSpeak(evaluatePolicy(defaultBundle.rules, withChange(facts, change))) !== isFree)
    .sort((a, b) => rank(a.required) - rank(b.required));
  const [change] = flips;
  if (!change) return null;
  const meaning = inputSpec(change.fact)?.meaning ?? change.fact;
  return { ...change, meaning, current: facts[change.fact] ?? null };
}

/** Amounts tell more of how near it was than a yes or no. */
const rank = (value: Scalar): number => (typeof value === 'number' ? 0 : 1);

function leavesOf(when: Condition): Leaf[] {
  if ('all' in when) return when.all.flatMap(leavesOf);
  if ('any' in when) return when.any.flatMap(leavesOf);
  return 'not' in when ? leavesOf(when.not) : [when];
}

/** Values on the other side of a comparison: the nearest one, a whole number where the input counts. */
function valuesAcross({ fact, op, value }: Leaf, current: Scalar | null): Scalar[] {
  if (typeof value === 'boolean' && op !== 'exists') return current === value ? [!value] : [value];
  if (typeof value === 'number') {
    const step = /count|turns/i.test(fact) ? 1 : STEP;
    return [value, round(value - step), round(value + step)].filter((each) => each !== current);
  }
  const { values = [] } = inputSpec(fact) ?? {};
  return values.filter((each) => each !== current);
}

const round = (value: number): number => Math.round(value * 100) / 100;
