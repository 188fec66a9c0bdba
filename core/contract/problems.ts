import { z } from 'zod';
import { personSchema } from '../values/people.ts';
import { type ProblemCode, problems } from '../values/problems.ts';

const codeSchema = z.enum(Object.keys(problems) as [ProblemCode, ...ProblemCode[]]);

/** One field of an input that does not fit, with what would. */
export const fieldErrorSchema = z.object({ field: z.string(), message: z.string() });
export type FieldError = z.infer<typeof fieldErrorSchema>;

/** With `busy`: after how many seconds sending the same again is likely to succeed. */
const retryAfterSchema = z.number().int().positive().optional();

/** The refusing acknowledgement of a socket command. */
export const refusalSchema = z.object({
  ok: z.literal(false),
  error: z.object({
    code: codeSchema,
    message: z.string(),
    retryable: z.boolean(),
    /** Under which it stands in the logs of the installation. */
    requestId: z.string().optional(),
    errors: z.array(fieldErrorSchema).optional(),
    assignee: personSchema.optional(),
    retryAfterSeconds: retryAfterSchema,
  }),
});
export type Refusal = z.infer<typeof refusalSchema>;

/** RFC 9457 body of a refused HTTP request. */
export const problemDetailsSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  detail: z.string().optional(),
  code: codeSchema,
  retryable: z.boolean(),
  /** Under which it stands in the logs of the installation; the header `X-Request-Id` says the same. */
  requestId: z.string(),
  errors: z.array(fieldErrorSchema).optional(),
  assignee: personSchema.optional(),
  retryAfterSeconds: retryAfterSchema,
});
export type ProblemDetails = z.infer<typeof problemDetailsSchema>;

/** A message may quote what was sent; it never becomes a dump of it. */
const MAX_MESSAGE_LENGTH = 300;

/** Turns zod issues into field errors that name the field and what it wants. */
export function fieldErrors(error: z.ZodError): FieldError[] {
  return error.issues.map((issue) => ({
    field: issue.path.map(String).join('.') || '(body)',
    message: issue.message.slice(0, MAX_MESSAGE_LENGTH),
  }));
}
