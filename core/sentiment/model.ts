import { z } from 'zod';
import { contentHash } from '../shared/canonical-json.ts';
import { readCues } from './cues.ts';
import { messageFeatureNames, messageFeatures } from './features.ts';

const sideSchema = z.strictObject({ bias: z.number(), weights: z.array(z.number()) });

const bodyShape = {
  kind: z.literal('sentiment'),
  features: z.array(z.string()).min(1),
  negative: sideSchema,
  positive: sideSchema,
  card: z.strictObject({
    purpose: z.string().min(1),
    outOfScope: z.string().min(1),
    data: z.array(z.strictObject({ name: z.string(), licence: z.string(), share: z.string() })).min(1),
    licence: z.string().min(1),
    metrics: z.record(z.string(), z.number()),
    limits: z.array(z.string()).min(1),
  }),
};

/** The stored model. Its version is the hash of the rest, and its columns are those of the running code. */
export const sentimentModelSchema = z
  .strictObject({ ...bodyShape, version: z.string().regex(/^[0-9a-f]{64}$/) })
  .refine(
    ({ features, negative, positive }) =>
      features.join() === messageFeatureNames.join() &&
      negative.weights.length === features.length &&
      positive.weights.length === features.length,
    { error: 'the model was trained on other features than this version computes' },
  )
  .refine(({ version, ...body }) => contentHash(body) === version, {
    error: 'the model was changed after training',
  });
export type SentimentModel = z.infer<typeof sentimentModelSchema>;

const chance = ({ bias, weights }: z.infer<typeof sideSchema>, features: Float64Array): number =>
  1 / (1 + Math.exp(-weights.reduce((sum, weight, j) => sum + weight * features[j]!, bias)));

/** p(positive) − p(negative) of one message, from −1 to 1. A message without words is neutral. */
export function judgeSentiment(model: SentimentModel, message: string): number {
  const cues = readCues(message);
  if (cues.words.length + cues.marks.sad + cues.marks.glad === 0) return 0;
  const features = messageFeatures(cues);
  return chance(model.positive, features) - chance(model.negative, features);
}
