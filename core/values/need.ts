import { z } from 'zod';
import { isoTimeSchema } from './texts.ts';

/** What first showed that a person is needed (docs/measurement.md §1.1), in tie order. */
export const needKinds = [
  'explicit_request',
  'customer_report',
  'policy_rule',
  'ai_limit',
  'loop',
  'negative_sentiment',
  'audit_label',
] as const;
export const needKindSchema = z.enum(needKinds);
export type NeedKind = z.infer<typeof needKindSchema>;

/** Evidence of a need signal: the entry it was seen in and the words. */
export const needSchema = z.object({
  kind: needKindSchema,
  /** When it happened; for a contact's report, when the answer it is about was given. */
  occurredAt: isoTimeSchema,
  /** When the system noticed. */
  detectedAt: isoTimeSchema,
  evidence: z.object({ seq: z.number().int().positive().nullable(), quote: z.string() }),
});
export type Need = z.infer<typeof needSchema>;
