import { z } from 'zod';
import { MAX_SHORT_TEXT_LENGTH, MAX_TEXT_LENGTH } from './limits.ts';

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
