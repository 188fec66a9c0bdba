import { z } from 'zod';
import { contentHash } from '../../shared/canonical-json.ts';
import { compareRules, evaluateRule } from './evaluate.ts';
import { inputSpec, isOfTheAnswer } from './inputs.ts';
import { actionOf } from './kernel.ts';
import { type Condition, type Leaf, type Rule, type RuleTest, ruleSchema } from './rule.ts';

const rulesSchema = z
  .array(ruleSchema)
  .max(1000)
  .refine((rules) => new Set(rules.map((rule) => rule.id)).size === rules.length, {
    error: 'two rules have the same id',
  });

/** A set of rules that is in force as a whole; `hash` is its version. */
export type PolicyBundle = { readonly hash: string; readonly rules: readonly Rule[] };

/**
 * Puts a draft (an array of rules from anywhere) in force. Throws ZodError if it is not well formed, and
 * RangeError with everything that is wrong if a rule reads what nobody gives, or one of its own tests fails.
 */
export function activateBundle(draft: unknown): PolicyBundle {
  const rules = rulesSchema.parse(draft).sort(compareRules);
  const faults = rules.flatMap((rule) => [...unreadable(rule), ...failedTests(rule)]);
  if (faults.length > 0) throw new RangeError(faults.join('\n'));
  return { hash: contentHash(rules), rules };
}

function unreadable({ id, when, actions }: Rule): string[] {
  const leaves = leavesOf(when);
  const isEarly = actions.some((action) => action === '*' || action === 'engine.run');
  return [
    ...leaves
      .filter((leaf) => !canRead(leaf))
      .map(({ fact, op, value }) => `${id}: nothing gives ${fact} ${op} ${JSON.stringify(value)}`),
    // It would be unknown each time the engine is about to run, and so call a person for every message.
    ...leaves
      .filter(({ fact }) => isEarly && isOfTheAnswer(fact))
      .map(({ fact }) => `${id}: ${fact} is not known before there is an answer`),
  ];
}

function leavesOf(when: Condition): Leaf[] {
  if ('all' in when) return when.all.flatMap(leavesOf);
  if ('any' in when) return when.any.flatMap(leavesOf);
  return 'not' in when ? leavesOf(when.not) : [when];
}

function canRead({ fact, op, value }: Leaf): boolean {
  const spec = inputSpec(fact);
  if (!spec) return false;
  if (op === 'exists') return true;
  if (op === 'contains') return spec.type === 'string';
  const { type, values } = spec;
  return [value].flat().every((each) => typeof each === type && (values?.includes(String(each)) ?? true));
}

/** The rule's first action stands in where a test names none. */
function failedTests(rule: Rule): string[] {
  return rule.tests.flatMap((test, index) => {
    const got = runTest(rule, test);
    const name = test.name ?? `test ${index + 1}`;
    return got === test.expect ? [] : [`${rule.id}, ${name}: expected ${test.expect}, got ${got}`];
  });
}

function runTest(rule: Rule, test: RuleTest): RuleTest['expect'] {
  const standIn = rule.actions[0] === '*' ? 'reply.send' : rule.actions[0];
  const inputs = actionOf(test.facts) === null ? { ...test.facts, 'action.type': standIn } : test.facts;
  const truth = evaluateRule(rule, inputs);
  if (truth === 'unknown') return rule.effect === 'allow' ? 'miss' : 'indeterminate';
  return truth === 'true' ? 'hit' : 'miss';
}
