import express, { type Request } from 'express';
import type { z } from 'zod';
import { MAX_INPUT_BYTES } from '../../core/values/limits.ts';
import { invalidInput, RefusalError } from '../refusal.ts';

/** Reads any body as text: a press must be understood even where its JSON or its content type is broken. */
export const textBody = express.text({ type: () => true, limit: MAX_INPUT_BYTES, defaultCharset: 'utf-8' });

/** The JSON in a body read by `textBody`; an empty body is an empty object. */
export function jsonIn(request: Request): unknown {
  const text = typeof request.body === 'string' ? request.body : '';
  if (text.trim() === '') return {};
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new RefusalError('invalid_json', 'The body is not valid JSON');
  }
}

/** The body as the schema wants it, or a refusal that names each field. */
export function bodyAs<S extends z.ZodType>(request: Request, schema: S): z.infer<S> {
  const parsed = schema.safeParse(jsonIn(request));
  if (!parsed.success) throw invalidInput(parsed.error);
  return parsed.data;
}

/** The query as the schema wants it, or a refusal that names each field. */
export function queryAs<S extends z.ZodType>(request: Request, schema: S): z.infer<S> {
  const parsed = schema.safeParse(request.query);
  if (!parsed.success) throw invalidInput(parsed.error);
  return parsed.data;
}
