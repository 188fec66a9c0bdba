import OpenAI from 'openai';
import { ZodError } from 'zod';
import type { EngineFailure } from '../../../core/triage/judge/engine-result.ts';

/** Why an attempt did not give a judgement. `mayRetry` is true where another try could go better. */
export class AttemptFailure extends Error {
  readonly failure: EngineFailure;
  readonly mayRetry: boolean;
  /** What the provider asked to wait, in milliseconds; null when it did not say. */
  readonly retryAfterMs: number | null;
  /** False where the provider is well and only this answer is not. */
  readonly isProviderDown: boolean;

  constructor(failure: EngineFailure, detail: string, more: Partial<FailureTraits> = {}) {
    super(detail.slice(0, 500));
    this.name = 'AttemptFailure';
    this.failure = failure;
    this.mayRetry = more.mayRetry ?? false;
    this.retryAfterMs = more.retryAfterMs ?? null;
    this.isProviderDown = more.isProviderDown ?? false;
  }
}

type FailureTraits = Pick<AttemptFailure, 'mayRetry' | 'retryAfterMs' | 'isProviderDown'>;

/** Sorts whatever was thrown. A wrong shape arrives as ZodError, not as an APIError. */
export function toAttemptFailure(error: unknown, hasAnswer: boolean): AttemptFailure {
  if (error instanceof AttemptFailure) return error;
  if (error instanceof ZodError) return fromZod(error);
  if (error instanceof SyntaxError) {
    return new AttemptFailure('engine_invalid_output', 'the answer is not the JSON that was asked for');
  }
  // A provider may report an error of its own inside the stream, with a code and no status.
  if (error instanceof OpenAI.APIError && error.status === undefined && error.code) {
    return fromProviderCode(error.code, error.message);
  }
  if (hasAnswer) {
    return new AttemptFailure('engine_cut_off', 'the connection broke while the answer was written', {
      mayRetry: true,
      isProviderDown: true,
    });
  }
  if (error instanceof OpenAI.APIConnectionTimeoutError) {
    return new AttemptFailure('engine_timeout', 'the provider did not answer', { isProviderDown: true });
  }
  if (error instanceof OpenAI.APIConnectionError) {
    const cause = error.cause instanceof Error ? `: ${causeOf(error.cause)}` : '';
    return new AttemptFailure('engine_unavailable', `the provider cannot be reached${cause}`, {
      mayRetry: true,
      isProviderDown: true,
    });
  }
  if (error instanceof OpenAI.APIError) return fromStatus(error);
  return new AttemptFailure('engine_failed', error instanceof Error ? error.message : String(error));
}

/** What a provider says in the middle of a stream, by its code. */
export function fromProviderCode(code: string | null | undefined, message: string): AttemptFailure {
  if (code === 'rate_limit_exceeded' || code === 'insufficient_quota') {
    return new AttemptFailure('engine_rate_limited', message, {
      mayRetry: code === 'rate_limit_exceeded',
      isProviderDown: true,
    });
  }
  if (code === 'content_filter' || code === 'image_content_policy_violation') {
    return new AttemptFailure('engine_refused', message);
  }
  if (code === 'context_length_exceeded') return new AttemptFailure('engine_failed', message);
  return new AttemptFailure('engine_unavailable', message, { mayRetry: true, isProviderDown: true });
}

function fromStatus(error: InstanceType<typeof OpenAI.APIError>): AttemptFailure {
  const status: number | undefined = error.status;
  const says = `the provider answered ${status ?? 'with an error'}${error.code ? ` (${error.code})` : ''}`;
  const retryAfterMs = readRetryAfter(error.headers);
  if (status === 429) {
    const isOutOfQuota = error.code === 'insufficient_quota';
    const detail = isOutOfQuota ? "the provider's quota is used up" : says;
    return new AttemptFailure('engine_rate_limited', detail, {
      mayRetry: !isOutOfQuota,
      retryAfterMs,
      isProviderDown: true,
    });
  }
  if (status === undefined || status === 408 || status === 409 || status >= 500) {
    return new AttemptFailure('engine_unavailable', says, {
      mayRetry: true,
      retryAfterMs,
      isProviderDown: true,
    });
  }
  if (error.code === 'content_filter' || error.code === 'content_policy_violation') {
    return new AttemptFailure('engine_refused', says);
  }
  // A key or address that is wrong fails for everybody; a request that is wrong may be this one's fault.
  return new AttemptFailure('engine_failed', says, {
    isProviderDown: status === 401 || status === 403 || status === 404,
  });
}

function fromZod(error: ZodError): AttemptFailure {
  const first = error.issues[0];
  const where = first ? `${first.path.join('.') || 'the answer'}: ${first.message}` : 'does not fit';
  const isTooLong = error.issues.length > 0 && error.issues.every((issue) => issue.code === 'too_big');
  return new AttemptFailure(isTooLong ? 'engine_output_too_long' : 'engine_invalid_output', where);
}

/** `retry-after-ms`, or `retry-after` in seconds or as a date. */
function readRetryAfter(headers: Headers | undefined): number | null {
  const ms = Number.parseFloat(headers?.get('retry-after-ms') ?? '');
  if (Number.isFinite(ms)) return Math.max(0, ms);
  const after = headers?.get('retry-after');
  if (!after) return null;
  const seconds = Number(after);
  const wait = Number.isFinite(seconds) ? seconds * 1000 : Date.parse(after) - Date.now();
  return Number.isFinite(wait) ? Math.max(0, wait) : null;
}

function causeOf(cause: Error): string {
  const code = (cause as { code?: unknown }).code;
  return typeof code === 'string' ? code : cause.message;
}
