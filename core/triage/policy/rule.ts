import { z } from 'zod';
import { meaningSchema, plainMeaning } from './meaning.ts';

/** What an input can be compared with. */
export const scalarSchema = z.union([z.string().max(200), z.number(), z.boolean()]);
export type Scalar = z.infer<typeof scalarSchema>;

const factName = z.string().regex(/^[a-z][\w]*(\.[a-z][\w]*)*$/i, 'a fact is named like sentiment.last');

const leafSchema = z.discriminatedUnion('op', [
  z.strictObject({ fact: factName, op: z.enum(['==', '!=']), value: scalarSchema }),
  z.strictObject({ fact: factName, op: z.enum(['<', '<=', '>', '>=']), value: z.number() }),
  z.strictObject({ fact: factName, op: z.literal('in'), value: z.array(scalarSchema).min(1).max(200) }),
  z.strictObject({ fact: factName, op: z.literal('contains'), value: scalarSchema }),
  z.strictObject({ fact: factName, op: z.literal('exists'), value: z.boolean() }),
]);
export type Leaf = z.infer<typeof leafSchema>;

/** A condition: one comparison, or all / any / not of conditions. No pattern matching and no code. */
export type Condition = Leaf | { all: Condition[] } | { any: Condition[] } | { not: Condition };

const nestedSchema: z.ZodType<Condition> = z.lazy(() =>
  z.union([
    leafSchema,
    z.strictObject({ all: z.array(nestedSchema).max(50) }),
    z.strictObject({ any: z.array(nestedSchema).max(50) }),
    z.strictObject({ not: nestedSchema }),
  ]),
);

const deepestCondition = 8;

function depthOf(condition: Condition): number {
  if ('all' in condition) return 1 + Math.max(0, ...condition.all.map(depthOf));
  if ('any' in condition) return 1 + Math.max(0, ...condition.any.map(depthOf));
  return 'not' in condition ? 1 + depthOf(condition.not) : 1;
}

export const conditionSchema = nestedSchema.refine((condition) => depthOf(condition) <= deepestCondition, {
  error: `a condition may be at most ${deepestCondition} levels deep`,
});

/** No effect takes an escalation away, so no rule can suppress one. */
export const effectSchema = z.enum(['deny', 'require_approval', 'allow', 'escalate']);
export type Effect = z.infer<typeof effectSchema>;

const actionName = z.union([
  z.literal('*'),
  z
    .string()
    .regex(/^[a-z]+(\.[a-z]+)+$/, 'an action is named like discount.apply')
    .refine((name) => !name.startsWith('bypass.'), { error: 'no rule may speak about the way to a person' }),
]);

const ruleId = z
  .string()
  .regex(/^[a-z][a-z0-9-]{1,63}$/, 'a rule id is in kebab-case; K1 to K3 are reserved');

/** A test inside the rule: with these inputs it must hit, miss, or hit because something is unknown. */
export const ruleTestSchema = z.strictObject({
  name: z.string().max(200).optional(),
  facts: z.record(z.string(), z.unknown()),
  expect: z.enum(['hit', 'miss', 'indeterminate']),
});
export type RuleTest = z.infer<typeof ruleTestSchema>;

/** A policy rule as it is stored and edited (docs/measurement.md §4). */
export const ruleSchema = z.strictObject({
  id: ruleId,
  version: z.int().min(1),
  enabled: z.boolean(),
  owner: z.string().min(1).max(120),
  /** Why, in plain words, for the people who take over. */
  message: z.string().min(1).max(300),
  meaning: meaningSchema.default(plainMeaning),
  actions: z.array(actionName).min(1).max(50),
  when: conditionSchema,
  effect: effectSchema,
  approverRole: z.string().min(1).max(60).optional(),
  priority: z.int().min(0).max(9999),
  tests: z
    .array(ruleTestSchema)
    .min(2)
    .refine((tests) => ['hit', 'miss'].every((kind) => tests.some((test) => test.expect === kind)), {
      error: 'a rule needs at least one test that hits and one that misses',
    }),
});
export type Rule = z.infer<typeof ruleSchema>;

/** The part of a rule that the evaluator reads. */
export type EvaluableRule = Pick<Rule, 'id' | 'message' | 'actions' | 'when' | 'effect' | 'priority'> &
  Partial<Pick<Rule, 'enabled' | 'meaning'>>;
