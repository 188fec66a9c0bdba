import { z } from 'zod';
import { needKindSchema } from '../values/need.ts';
import { accountSchema } from '../values/people.ts';
import { reasonCodeSchema } from '../values/reason.ts';
import { isoTimeSchema } from '../values/texts.ts';
import { factKinds } from './facts/types.ts';

const seq = z.number().int().positive();
const speaker = z.enum(['contact', 'assistant', 'agent']);

export const outcomeSchema = z.enum(['unknown', 'failed', 'worked']);

/** The brief that an agent is handed (docs/protocol.md). Every `seq` is the entry that a statement comes from. */
export const briefSchema = z.object({
  headline: z.string().min(1).max(90),
  /** Null only before the contact or an escalation has given the headline something to rest on. */
  headlineSeq: seq.nullable(),
  summary: z.string().min(1),
  summaryPoints: z.array(z.object({ text: z.string().min(1), seq })),
  reason: z.object({ code: reasonCodeSchema, text: z.string(), seq }).nullable(),
  need: z
    .object({
      kind: needKindSchema,
      at: isoTimeSchema,
      evidence: z.object({ seq: seq.nullable(), quote: z.string() }),
      seq,
    })
    .nullable(),
  sentiment: z.object({
    now: z.number().min(-1).max(1),
    trend: z.enum(['falling', 'steady', 'rising']),
    points: z.array(z.object({ seq, value: z.number().min(-1).max(1) })),
  }),
  attemptedFixes: z.array(
    z.object({ what: z.string(), by: speaker, outcome: outcomeSchema, seq, outcomeSeq: seq.nullable() }),
  ),
  facts: z.array(
    z.object({ name: z.string(), value: z.string(), seq, kind: z.enum(factKinds), by: speaker }),
  ),
  openQuestions: z.array(z.object({ text: z.string(), by: speaker, seq })),
  promises: z.array(
    z.object({ text: z.string(), by: z.enum(['assistant', 'agent']), seq, due: z.string().nullable() }),
  ),
  /** What the contact has told already and must not be asked again. */
  doNotAsk: z.array(z.object({ name: z.string(), seq })),
  account: accountSchema.nullable(),
  contact: z
    .object({
      id: z.string(),
      name: z.string().nullable(),
      email: z.string().nullable(),
      verified: z.boolean(),
    })
    .nullable(),
  /** ISO 639-1, or null while too little has been written. */
  language: z.string().nullable(),
  articles: z.array(
    z.object({ id: z.string(), title: z.string(), version: z.number(), score: z.number().nullable(), seq }),
  ),
  /** The last entry that the brief covers. */
  upToSeq: z.number().int().nonnegative(),
});

export type Brief = z.infer<typeof briefSchema>;
