import { z } from 'zod';
import { MAX_SHORT_TEXT_LENGTH, MAX_TEXT_LENGTH } from '../values/limits.ts';

export const idSchema = z.string().min(1).max(100);
export const clientIdSchema = z.uuid({ error: 'must be a UUID made by the client' });
export const isoTimeSchema = z.iso.datetime({ precision: 3 });

export const textSchema = z
  .string({ error: 'must be a text' })
  .max(MAX_TEXT_LENGTH, { error: `must be at most ${MAX_TEXT_LENGTH} characters` })
  .refine((text) => text.trim().length > 0, { error: 'must not be empty' });

export const shortTextSchema = z
  .string({ error: 'must be a text' })
  .max(MAX_SHORT_TEXT_LENGTH, { error: `must be at most ${MAX_SHORT_TEXT_LENGTH} characters` });

export const roleSchema = z.enum(['agent', 'manager', 'admin']);
export type Role = z.infer<typeof roleSchema>;

export const tierSchema = z.enum(['standard', 'premium', 'enterprise']);
export type Tier = z.infer<typeof tierSchema>;

export const accountSchema = z.object({ id: idSchema, name: z.string(), tier: tierSchema });
export type Account = z.infer<typeof accountSchema>;

export const personSchema = z.object({ id: idSchema, name: z.string() });
export type Person = z.infer<typeof personSchema>;

export const conversationStatusSchema = z.enum(['triage', 'waiting', 'active', 'resolved', 'closed']);
export type ConversationStatus = z.infer<typeof conversationStatusSchema>;

export const presenceStatusSchema = z.enum(['online', 'away', 'offline']);
export type PresenceStatus = z.infer<typeof presenceStatusSchema>;

/** What first showed that a person is needed (measurement.md §1.1), in tie order. */
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
