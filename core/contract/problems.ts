import { z } from 'zod';

/**
 * Every way a command or request can be refused. The code is stable and public; the status is its HTTP form;
 * `retryable` tells a client whether sending the very same thing again can succeed.
 */
export const problems = {
  invalid_json: { status: 400, title: 'The body is not valid JSON', retryable: false },
  invalid_input: { status: 400, title: 'The input does not fit the schema', retryable: false },
  unknown_command: { status: 404, title: 'No such command', retryable: false },
  unauthenticated: { status: 401, title: 'Sign in or renew the token first', retryable: false },
  forbidden: { status: 403, title: 'This is not yours to do', retryable: false },
  cross_site: { status: 403, title: 'The request comes from another site', retryable: false },
  not_found: { status: 404, title: 'Nothing is here', retryable: false },
  too_large: { status: 413, title: 'The text or body is too large', retryable: false },
  rate_limited: { status: 429, title: 'Too many requests; wait a moment', retryable: true },
  taken: { status: 409, title: 'Somebody else has this conversation', retryable: false },
  wrong_state: {
    status: 409,
    title: 'The conversation is in a state that does not allow this',
    retryable: false,
  },
  overtaken: { status: 409, title: 'Something newer happened first', retryable: false },
  at_capacity: {
    status: 409,
    title: 'You have as many conversations as your capacity allows',
    retryable: false,
  },
  missing_skill: { status: 409, title: 'The conversation needs a skill you do not have', retryable: false },
  contended: { status: 503, title: 'Too many writers at once', retryable: true },
  store_unavailable: { status: 503, title: 'The conversation store cannot be reached', retryable: true },
  internal: { status: 500, title: 'Something broke on our side', retryable: true },
} as const;

export type ProblemCode = keyof typeof problems;

/** One field of an input that does not fit, with what would. */
export const fieldErrorSchema = z.object({ field: z.string(), message: z.string() });
export type FieldError = z.infer<typeof fieldErrorSchema>;

/** The refusing acknowledgement of a socket command. */
export const refusalSchema = z.object({
  ok: z.literal(false),
  error: z.object({
    code: z.string(),
    message: z.string(),
    retryable: z.boolean(),
    errors: z.array(fieldErrorSchema).optional(),
    assignee: z.object({ id: z.string(), name: z.string() }).optional(),
  }),
});
export type Refusal = z.infer<typeof refusalSchema>;

/** RFC 9457 body of a refused HTTP request. */
export const problemDetailsSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  detail: z.string().optional(),
  code: z.string(),
  retryable: z.boolean(),
  errors: z.array(fieldErrorSchema).optional(),
  assignee: z.object({ id: z.string(), name: z.string() }).optional(),
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
