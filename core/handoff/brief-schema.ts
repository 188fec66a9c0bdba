import { z } from 'zod';
import { accountSchema, isoTimeSchema, needKindSchema, reasonSchema } from '../contract/values.ts';

const seq = z.number().int().nonnegative();

/**
 * What an agent is handed (protocol.md, "The brief"). Every statement points by `seq` at the entry it comes from.
 */
export const briefSchema = z.object({
  headline: z.string(),
  summary: z.string(),
  reason: reasonSchema.nullable(),
  need: z
    .object({
      kind: needKindSchema,
      at: isoTimeSchema,
      evidence: z.object({ seq: seq.nullable(), quote: z.string() }),
    })
    .nullable(),
  sentiment: z.object({
    now: z.number().min(-1).max(1).nullable(),
    trend: z.enum(['rising', 'steady', 'falling', 'unknown']),
    points: z.array(z.object({ seq, value: z.number().min(-1).max(1) })),
  }),
  attemptedFixes: z.array(
    z.object({
      what: z.string(),
      by: z.enum(['contact', 'assistant', 'agent']),
      outcome: z.enum(['unknown', 'failed', 'worked']),
      seq,
    }),
  ),
  facts: z.array(z.object({ name: z.string(), value: z.string(), seq })),
  openQuestions: z.array(z.object({ text: z.string(), by: z.enum(['contact', 'assistant', 'agent']), seq })),
  promises: z.array(z.object({ text: z.string(), by: z.enum(['assistant', 'agent']), seq })),
  /** What the contact has said already and must not be asked again. */
  doNotAsk: z.array(z.object({ name: z.string(), seq })),
  account: accountSchema.nullable(),
  contact: z.object({
    id: z.string(),
    name: z.string().nullable(),
    email: z.string().nullable(),
    verified: z.boolean(),
  }),
  language: z.string().nullable(),
  articles: z.array(
    z.object({ id: z.string(), title: z.string(), version: z.number().int(), score: z.number().nullable() }),
  ),
  upToSeq: seq,
});
export type Brief = z.infer<typeof briefSchema>;
