import { z } from 'zod';
import { contentHash } from '../shared/canonical-json.ts';
import { exchangeFeatureNames } from './exchange-features.ts';

const bodyShape = {
  kind: z.literal('dissatisfaction'),
  features: z.array(z.string()).min(1),
  bias: z.number(),
  weights: z.array(z.number()),
  /** The chance from which a contact counts as dissatisfied. */
  threshold: z.number().min(0).max(1),
  card: z.strictObject({
    purpose: z.string().min(1),
    outOfScope: z.string().min(1),
    data: z.array(z.strictObject({ name: z.string(), licence: z.string(), share: z.string() })).min(1),
    metrics: z.record(z.string(), z.number()),
    limits: z.array(z.string()).min(1),
  }),
};

/** The stored model. Its version is the hash of the rest, and its columns are those of the running code. */
export const dissatisfactionModelSchema = z
  .strictObject({ ...bodyShape, version: z.string().regex(/^[0-9a-f]{64}$/) })
  .refine(
    ({ features, weights }) =>
      features.join() === exchangeFeatureNames.join() && weights.length === features.length,
    { error: 'the model was trained on other features than this version computes' },
  )
  .refine(({ version, ...body }) => contentHash(body) === version, {
    error: 'the model was changed after training',
  });
