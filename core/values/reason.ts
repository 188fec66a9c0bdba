import { z } from 'zod';

/** Why a person was asked for: a stable code and a sentence for people. */
export const reasonCodes = [
  'asked_by_press',
  'asked_in_words',
  'not_solved',
  'unsure',
  'out_of_scope',
  'no_article',
  'repeated_itself',
  'fixes_failed',
  'negative_sentiment',
  'outage',
  'security',
  'legal',
  'danger',
  'repeat_contact',
  'score',
  'policy',
  'engine_timeout',
  'engine_unavailable',
  'engine_rate_limited',
  'engine_refused',
  'engine_invalid_output',
  'engine_output_too_long',
  'engine_cut_off',
  'engine_budget_exhausted',
  'engine_failed',
  'reopened',
  'transferred',
  'by_agent',
] as const;
export const reasonCodeSchema = z.enum(reasonCodes);
export type ReasonCode = z.infer<typeof reasonCodeSchema>;
export const reasonSchema = z.object({ code: reasonCodeSchema, text: z.string() });
export type Reason = z.infer<typeof reasonSchema>;
