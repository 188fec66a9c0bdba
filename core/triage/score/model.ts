import { z } from 'zod';
import { contentHash } from '../../shared/canonical-json.ts';

const probability = z.number().min(0).max(1);

const featureSchema = z.strictObject({
  name: z.string().regex(/^[a-z][a-z0-9_]*$/),
  weight: z.number(),
  mean: z.number(),
  sd: z.number().positive(),
  bounds: z.tuple([z.number(), z.number()]),
  actionable: z.boolean(),
});

const metricsSchema = z.strictObject({
  n: z.int().min(0),
  needed: z.int().min(0),
  auc: probability.nullable(),
  brier: z.number(),
  logLoss: z.number(),
  ece: probability,
});

/** What a person needs to know before trusting the model; written by the trainer, never by hand. */
const cardSchema = z.strictObject({
  purpose: z.string().min(1),
  outOfScope: z.string().min(1),
  data: z.array(z.strictObject({ name: z.string(), licence: z.string(), share: z.string() })).min(1),
  licence: z.string().min(1),
  windows: z.strictObject({
    fit: z.string(),
    calibration: z.string(),
    threshold: z.string(),
    test: z.string(),
  }),
  metrics: z.record(z.string(), metricsSchema),
  missed: z.strictObject({ promised: probability, onTest: probability.nullable(), n: z.int().min(0) }),
  escalatedWithoutNeed: z.strictObject({ onTest: probability.nullable(), n: z.int().min(0) }),
  segments: z.array(metricsSchema.extend({ segment: z.string() })),
  limits: z.array(z.string()).min(1),
});

const bodyShape = {
  kind: z.literal('escalation-score'),
  featureCodeVersion: z.int().min(1),
  intercept: z.number(),
  features: z.array(featureSchema).min(1).max(100),
  covariance: z.array(z.array(z.number())),
  platt: z.strictObject({ a: z.number(), b: z.number().positive() }),
  threshold: z.strictObject({
    tau: probability,
    alpha: probability,
    delta: probability,
    method: z.enum(['ltt', 'crc']),
    n: z.int().min(0),
    misses: z.int().min(0),
    guaranteed: z.boolean(),
  }),
  card: cardSchema,
};
export type ScoreModelBody = z.infer<z.ZodObject<typeof bodyShape>>;

function isSquareAndSymmetric({ covariance, features }: ScoreModelBody): boolean {
  const size = features.length + 1;
  if (covariance.length !== size || covariance.some((row) => row.length !== size)) return false;
  return covariance.every((row, i) => row.every((value, j) => Math.abs(value - covariance[j]![i]!) < 1e-9));
}

const bodyOf = ({ version: _version, ...body }: ScoreModelBody & { version: string }): ScoreModelBody => body;

/** The stored model: a strict shape, a covariance that fits, and a version that is the hash of the rest. */
export const scoreModelSchema = z
  .strictObject({ ...bodyShape, version: z.string().regex(/^[0-9a-f]{64}$/) })
  .refine(isSquareAndSymmetric, { error: 'the covariance does not fit the features' })
  .refine((model) => new Set(model.features.map((f) => f.name)).size === model.features.length, {
    error: 'a feature is named twice',
  })
  .refine((model) => contentHash(bodyOf(model)) === model.version, {
    error: 'the version is not the hash of the content',
  });
export type ScoreModel = z.infer<typeof scoreModelSchema>;

/** Parses a stored model. Throws ZodError where the text was changed by hand or is of another kind. */
export const readScoreModel = (stored: unknown): ScoreModel => scoreModelSchema.parse(stored);
