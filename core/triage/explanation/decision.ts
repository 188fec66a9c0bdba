import { z } from 'zod';
import { contentHash } from '../../shared/canonical-json.ts';
import { effectSchema, scalarSchema } from '../policy/rule.ts';
import { logit } from '../score/logistic.ts';

const hash = z.string().regex(/^[0-9a-f]{64}$/);
const probability = z.number().min(0).max(1);
const seq = z.int().min(1);

const contributionSchema = z.strictObject({
  feature: z.string(),
  value: z.number(),
  reference: z.number(),
  contribution: z.number(),
});

/** A rule that hit; `indeterminate` where it may have, because something was unknown. */
const firedRuleSchema = z.strictObject({
  id: z.string(),
  outcome: effectSchema,
  indeterminate: z.boolean(),
  message: z.string(),
});

/** One input of the policy, and the value by which the outcome would have been another. */
const changeSchema = z.strictObject({
  fact: z.string().describe('The input, by its name in `inputs.facts`.'),
  meaning: z.string().describe('What the input is, in words.'),
  current: scalarSchema.nullable(),
  required: scalarSchema,
});
export type Change = z.infer<typeof changeSchema>;

const inputsSchema = z.strictObject({
  entrySeqs: z.array(seq).min(1),
  articles: z.array(z.strictObject({ id: z.string(), version: z.union([z.string(), z.number()]) })),
  toolCalls: z.array(z.string()),
  /** Everything that the score read; null where it was looked for and not known. */
  features: z.record(z.string(), z.number().nullable()),
  featureSnapshot: hash,
  featureCodeVersion: z.int().min(1),
  /** Everything that the policy read. */
  facts: z.record(z.string(), scalarSchema.nullable()),
});

/** What the score says and why. Without a score (nothing ran, or something was unknown) all of it is null. */
const scorePartShape = {
  score: probability.nullable(),
  interval: z.tuple([probability, probability]).nullable(),
  /** The interval covers the uncertainty of the model's parameters, and nothing else. */
  intervalKind: z.literal('delta_logit'),
  intervalLevel: z.literal(0.95),
  baseLogit: z.number().nullable(),
  contributions: z.array(contributionSchema),
  topFeatures: z.array(z.string()).max(5),
  counterfactual: z
    .strictObject({
      feature: z.string(),
      current: z.number(),
      required: z.number(),
      expectedScore: probability,
    })
    .nullable(),
  threshold: probability.nullable(),
  exceedsThreshold: z.boolean(),
  unknownFeatures: z.array(
    z.strictObject({ feature: z.string(), problem: z.enum(['missing', 'out of range']) }),
  ),
  scoreModelVersion: hash.nullable(),
};
export type ScorePart = z.infer<z.ZodObject<typeof scorePartShape>>;

const decisionShape = z.strictObject({
  id: z.string().min(1),
  conversationId: z.string().min(1),
  seq,
  at: z.iso.datetime({ precision: 3 }),
  action: z.enum(['reply', 'ask', 'escalate']),
  engine: z.string().min(1),
  model: z.string().nullable(),
  modelVersion: z.string().nullable(),
  promptId: z.string().nullable(),
  promptVersion: z.string().nullable(),
  rules: z.array(firedRuleSchema),
  inputs: inputsSchema,
  latencyMs: z.number().min(0),
  /** `cachedInput` is part of `input`; the cost is null where the model's price is not known. Both are left out where no provider was asked. */
  tokens: z.strictObject({
    input: z.int().min(0),
    output: z.int().min(0),
    cachedInput: z.int().min(0).optional(),
    costUsd: z.number().min(0).nullable().optional(),
  }),
  policyBundle: hash,
  /** In `shadow` the score is stored and does not act; rules and the contact's wish always act. */
  mode: z.enum(['shadow', 'canary', 'live']),
  reason: z.strictObject({ code: z.string().min(1), text: z.string() }).nullable(),
  why: z.string().min(1).max(500),
  change: changeSchema
    .nullable()
    .optional()
    .describe(
      'What would have changed the outcome of the rules: one input, and the value by which they say otherwise when asked again; null where no single one does.',
    ),
  ...scorePartShape,
});
type DecisionShape = z.infer<typeof decisionShape>;

const tolerance = 1e-6;

/** |base + Σφ − logit p| < 1e-6; on the scale of probabilities where p has run into 0 or 1. */
function addsUp({ score, baseLogit, contributions }: DecisionShape): boolean {
  if (score === null || baseLogit === null) return true;
  const sum = contributions.reduce((total, part) => total + part.contribution, baseLogit);
  if (score === 0 || score === 1) return Math.abs(sum) > 30 && sum > 0 === (score === 1);
  return Math.abs(sum - logit(score)) < tolerance;
}

const isWithinInterval = ({ score, interval }: DecisionShape): boolean =>
  score === null || interval === null || (interval[0] <= score && score <= interval[1]);

/** A score comes with its interval, base, threshold and model, or none of them is there. */
function isWhole(decision: DecisionShape): boolean {
  const { score, interval, baseLogit, contributions, counterfactual } = decision;
  if (score === null) {
    const bare = interval === null && baseLogit === null && counterfactual === null;
    return bare && contributions.length === 0;
  }
  const { threshold, scoreModelVersion, exceedsThreshold, unknownFeatures } = decision;
  if (interval === null || baseLogit === null || threshold === null || scoreModelVersion === null)
    return false;
  return unknownFeatures.length === 0 && exceedsThreshold === score >= threshold;
}

/** A rule that calls a person cannot stand beside another action; neither can doubt. */
function obeysRules({ action, rules, mode, exceedsThreshold }: DecisionShape): boolean {
  if (action === 'escalate') return true;
  if (mode === 'live' && exceedsThreshold) return false;
  return rules.every((rule) => rule.outcome !== 'escalate' && !rule.indeterminate);
}

/** A decision as it is stored, sent and exported (docs/measurement.md §3.2). */
export const decisionSchema = decisionShape
  .refine(addsUp, { error: 'base and contributions do not add up to the score' })
  .refine(isWithinInterval, { error: 'the score lies outside its interval' })
  .refine(isWhole, { error: 'the parts of the score do not belong together' })
  .refine(obeysRules, { error: 'the action contradicts a rule, the threshold or a doubt' })
  .refine((decision) => contentHash(decision.inputs.features) === decision.inputs.featureSnapshot, {
    error: 'the feature snapshot is not the hash of the features',
  });
export type Decision = z.infer<typeof decisionSchema>;
