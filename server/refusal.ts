import type { ZodError } from 'zod';
import { type FieldError, fieldErrors, type Refusal } from '../core/contract/problems.ts';
import type { Person } from '../core/values/people.ts';
import { type ProblemCode, problems } from '../core/values/problems.ts';

/** The one form of error that use cases throw; each edge maps it once. */
export class RefusalError extends Error {
  readonly code: ProblemCode;
  readonly errors: FieldError[] | undefined;
  readonly assignee: Person | undefined;
  readonly retryAfterSeconds: number | undefined;
  constructor(
    code: ProblemCode,
    message?: string,
    more: { errors?: FieldError[]; assignee?: Person; retryAfterSeconds?: number } = {},
  ) {
    super(message ?? problems[code].title);
    this.name = 'RefusalError';
    this.code = code;
    this.errors = more.errors;
    this.assignee = more.assignee;
    this.retryAfterSeconds = more.retryAfterSeconds;
  }
}

/** A refusal for input that does not fit: names each field and what it wants. */
export function invalidInput(error: ZodError): RefusalError {
  const errors = fieldErrors(error);
  const tooLarge = error.issues.some((issue) => issue.code === 'too_big' && issue.origin === 'string');
  const sentence = errors.map(({ field, message }) => `${field}: ${message}`).join('; ');
  return new RefusalError(tooLarge ? 'too_large' : 'invalid_input', sentence, { errors });
}

/** The refusing acknowledgement of a command. */
export function refusalOf(error: RefusalError, requestId?: string): Refusal {
  return {
    ok: false,
    error: {
      code: error.code,
      message: error.message,
      retryable: problems[error.code].retryable,
      ...(requestId === undefined ? {} : { requestId }),
      ...(error.errors ? { errors: error.errors } : {}),
      ...(error.assignee ? { assignee: error.assignee } : {}),
      ...(error.retryAfterSeconds ? { retryAfterSeconds: error.retryAfterSeconds } : {}),
    },
  };
}

/** What a token of an erased contact is answered: its browser begins anew. */
export function erasedContact(): RefusalError {
  return new RefusalError(
    'unauthenticated',
    'token: it is good for nothing any more; start as a new visitor',
  );
}
