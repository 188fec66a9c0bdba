import type { Problem, Refusal } from './types.ts';

/** What a command was answered: it was carried out, or refused with a stable code. */
export type Answer<T> = ({ ok: true } & T) | Refusal;

/** The stable code of a refusal. */
export type Code = Problem['code'];

/** A call or a command that was refused for good. */
export class HandrailError extends Error {
  readonly code: Code;
  readonly retryable: boolean;
  readonly errors: { field: string; message: string }[];

  /** By which the server's log can be searched. */
  readonly requestId: string | undefined;

  constructor({ code, message, retryable, errors = [], requestId }: Refusal['error']) {
    super(`${code}: ${message}`);
    this.name = 'HandrailError';
    this.code = code;
    this.retryable = retryable;
    this.errors = errors;
    this.requestId = requestId;
  }
}

/** What was answered. @throws HandrailError where it was refused */
export function accepted<T>(answer: Answer<T>): { ok: true } & T {
  if (answer.ok) return answer as { ok: true } & T;
  throw new HandrailError((answer as Refusal).error);
}
