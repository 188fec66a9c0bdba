import { z } from 'zod';
import { choiceSchema, MAX_CHOICES } from '../values/choice.ts';
import { reasonCodeSchema } from '../values/reason.ts';

const seq = z.number().int().positive();

/**
 * What an engine returns for one contact message: one call gives all of it, so that the brief is complete without
 * another. Anything that does not parse is a failure, and a failure leads to a person. An engine proposes; it has
 * no word for closing, delaying or refusing anything.
 */
export const judgementSchema = z.strictObject({
  action: z.enum(['reply', 'ask', 'escalate']),
  /** What to say to the contact; null when escalating (the words about a transfer come from the state). */
  text: z.string().max(8_000).nullable(),
  intent: z.string().max(200).nullable(),
  /** How sure the engine is that `text` answers the message, 0 to 1; null where it cannot tell. */
  confidence: z.number().min(0).max(1).nullable(),
  unsureOf: z.array(z.string().max(500)).max(10),
  /** The articles that `text` rests on. */
  articles: z.array(z.strictObject({ id: z.string(), version: z.number().int().positive() })).max(10),
  attemptedFixes: z
    .array(
      z.strictObject({
        what: z.string().max(500),
        by: z.enum(['contact', 'assistant', 'agent']),
        outcome: z.enum(['unknown', 'failed', 'worked']),
        seq,
      }),
    )
    .max(50),
  facts: z.array(z.strictObject({ name: z.string().max(100), value: z.string().max(500), seq })).max(100),
  openQuestions: z.array(z.strictObject({ text: z.string().max(500), seq })).max(20),
  choices: z
    .array(choiceSchema)
    .max(MAX_CHOICES)
    .optional()
    .describe('What is offered with the text, for the contact to take one of it.'),
  /** A proposal; policy and detectors may add one, none can remove it. */
  escalation: z.strictObject({ reason: reasonCodeSchema, text: z.string().max(500) }).nullable(),
  /** What happened so far, in a few sentences, for the agent. */
  summary: z.string().max(2_000),
  language: z.string().max(35).nullable(),
});
export type Judgement = z.infer<typeof judgementSchema>;
