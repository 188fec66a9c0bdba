import { actionOf, kernelHits } from './kernel.ts';
import { type Meaning, plainMeaning } from './meaning.ts';
import type { Effect, EvaluableRule } from './rule.ts';
import { evaluateCondition, type PolicyInputs, type Truth } from './truth.ts';

/** One rule behind a verdict: it hit, or may have hit because something is unknown. */
export type PolicyReason = {
  id: string;
  effect: Effect;
  message: string;
  indeterminate: boolean;
  /** Of several causes the one with the highest priority is named. */
  priority: number;
  meaning: Meaning;
};

/** What may be done, and whether a person is called: always both, and neither cancels the other. */
export type PolicyVerdict = {
  action: 'deny' | 'require_approval' | 'allow';
  escalate: boolean;
  reasons: PolicyReason[];
};

/** Whether a rule speaks about the action and its condition holds. Disabled rules never do. */
export function evaluateRule(rule: EvaluableRule, inputs: PolicyInputs): Truth {
  const applies = appliesTo(rule, actionOf(inputs));
  if (applies === 'false') return 'false';
  const holds = evaluateCondition(rule.when, inputs);
  return holds === 'true' ? applies : holds;
}

/**
 * Evaluates the kernel and all rules (docs/measurement.md §4). Unknown counts as a hit for deny, require_approval and
 * escalate, not for allow, and any such hit also calls a person. The order of the rules does not matter.
 */
export function evaluatePolicy(rules: readonly EvaluableRule[], inputs: PolicyInputs): PolicyVerdict {
  const reasons: PolicyReason[] = [...kernelHits(inputs), ...ruleHits(rules, inputs)];
  const effects = new Set(reasons.map((reason) => reason.effect));
  return {
    action: effects.has('deny') ? 'deny' : decideOpenAction(effects),
    escalate: reasons.some((reason) => reason.effect === 'escalate' || reason.indeterminate),
    reasons,
  };
}

function decideOpenAction(effects: ReadonlySet<Effect>): 'require_approval' | 'allow' {
  return effects.has('allow') && !effects.has('require_approval') ? 'allow' : 'require_approval';
}

function appliesTo(rule: EvaluableRule, action: string | null): Truth {
  if (rule.actions.includes('*')) return 'true';
  if (action === null) return 'unknown';
  return rule.actions.includes(action) ? 'true' : 'false';
}

function ruleHits(rules: readonly EvaluableRule[], inputs: PolicyInputs): PolicyReason[] {
  return rules
    .filter((rule) => rule.enabled !== false)
    .map((rule) => ({ rule, truth: evaluateRule(rule, inputs) }))
    .filter(({ rule, truth }) => truth === 'true' || (truth === 'unknown' && rule.effect !== 'allow'))
    .sort((a, b) => compareRules(a.rule, b.rule))
    .map(({ rule, truth }) => reasonFrom(rule, truth === 'unknown'));
}

/** Highest priority first, then by id in code-unit order, so that every machine sorts alike. */
export function compareRules(a: EvaluableRule, b: EvaluableRule): number {
  if (a.priority !== b.priority) return b.priority - a.priority;
  return a.id < b.id ? -1 : Number(a.id > b.id);
}

function reasonFrom(rule: EvaluableRule, indeterminate: boolean): PolicyReason {
  const { id, effect, message, priority, meaning = plainMeaning } = rule;
  return { id, effect, message, indeterminate, priority, meaning };
}
