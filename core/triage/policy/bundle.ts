import { z } from 'zod';
import { contentHash } from '../../shared/canonical-json.ts';
import { compareRules, evaluatePolicy, evaluateRule, type PolicyVerdict } from './evaluate.ts';
import { actionOf } from './kernel.ts';
import { type Rule, type RuleTest, ruleSchema } from './rule.ts';
import type { PolicyInputs } from './truth.ts';

const rulesSchema = z
  .array(ruleSchema)
  .max(1000)
  .refine((rules) => new Set(rules.map((rule) => rule.id)).size === rules.length, {
    error: 'two rules have the same id',
  });

/** A set of rules that is in force as a whole; `hash` is its version. */
export type PolicyBundle = { readonly hash: string; readonly rules: readonly Rule[] };

/** A stored bundle: what the hash says must be what the rules are. */
export const bundleSchema = z
  .strictObject({ hash: z.string().regex(/^[0-9a-f]{64}$/), rules: rulesSchema })
  .refine((bundle) => makeBundle(bundle.rules).hash === bundle.hash, {
    error: 'the hash does not belong to these rules',
  });

/** What keeps a draft from being activated: a fault in its shape, or an embedded test that fails. */
export type BundleFailure =
  | { kind: 'invalid'; path: string; message: string }
  | { kind: 'test'; ruleId: string; test: string; expected: RuleTest['expect']; got: RuleTest['expect'] };

export type Activation =
  | { ok: true; bundle: PolicyBundle }
  | { ok: false; bundle: PolicyBundle | null; failures: BundleFailure[] };

/** Sorts rules and names the set by its content; the order in which they were given does not matter. */
export function makeBundle(rules: readonly Rule[]): PolicyBundle {
  const sorted = [...rules].sort(compareRules);
  return { hash: contentHash(sorted), rules: sorted };
}

/**
 * Puts a draft (an array of rules from anywhere) in force if it is well formed and every embedded test passes.
 * Otherwise the answer carries the bundle that was in force before, and everything that is wrong with the draft.
 */
export function activateBundle(current: PolicyBundle | null, draft: unknown): Activation {
  const parsed = parseRules(draft);
  if (!parsed.ok) return { ok: false, bundle: current, failures: parsed.failures };
  const failures = parsed.rules.flatMap(failedTests);
  return failures.length > 0
    ? { ok: false, bundle: current, failures }
    : { ok: true, bundle: makeBundle(parsed.rules) };
}

/** The embedded tests of a rule that fail. The rule's first action stands in where a test names none. */
export function failedTests(rule: Rule): BundleFailure[] {
  return rule.tests.flatMap((test, index) => {
    const got = runTest(rule, test);
    if (got === test.expect) return [];
    const name = test.name ?? `test ${index + 1}`;
    return [{ kind: 'test', ruleId: rule.id, test: name, expected: test.expect, got }];
  });
}

/** Which of the given situations two bundles decide differently, for the preview before an approval. */
export function dryRun(
  current: PolicyBundle,
  draft: PolicyBundle,
  situations: readonly PolicyInputs[],
): { index: number; before: PolicyVerdict; after: PolicyVerdict }[] {
  return situations.flatMap((facts, index) => {
    const before = evaluatePolicy(current.rules, facts);
    const after = evaluatePolicy(draft.rules, facts);
    const same = before.action === after.action && before.escalate === after.escalate;
    return same ? [] : [{ index, before, after }];
  });
}

function runTest(rule: Rule, test: RuleTest): RuleTest['expect'] {
  const standIn = rule.actions[0] === '*' ? 'reply.send' : rule.actions[0];
  const facts = actionOf(test.facts) === null ? { ...test.facts, 'action.type': standIn } : test.facts;
  const truth = evaluateRule(rule, facts);
  if (truth === 'unknown') return rule.effect === 'allow' ? 'miss' : 'indeterminate';
  return truth === 'true' ? 'hit' : 'miss';
}

function parseRules(draft: unknown): { ok: true; rules: Rule[] } | { ok: false; failures: BundleFailure[] } {
  try {
    const parsed = rulesSchema.safeParse(draft);
    if (parsed.success) return { ok: true, rules: parsed.data };
    const failures = parsed.error.issues.map(({ path, message }): BundleFailure => {
      return { kind: 'invalid', path: path.map(String).join('.'), message };
    });
    return { ok: false, failures };
  } catch (error) {
    // A draft that is nested without end exhausts the stack inside the parser; it is refused like any other.
    return { ok: false, failures: [{ kind: 'invalid', path: '', message: String(error) }] };
  }
}
