import type { NextFunction, Request, Response } from 'express';
import type { ProblemDetails, Refusal } from '../../core/contract/problems.ts';
import { problems } from '../../core/values/problems.ts';
import { tooLarge } from '../commands/bounded.ts';
import type { Acknowledgement } from '../commands/execute.ts';
import { asRefusal } from '../commands/execute.ts';
import type { Log } from '../log.ts';
import { RefusalError } from '../refusal.ts';
import { requestIdOf, routeOf } from './request-log.ts';

/** Sends a refusal as `application/problem+json` (RFC 9457). */
export function sendProblem(response: Response, error: RefusalError): void {
  const { status, title, retryable } = problems[error.code];
  const body: ProblemDetails = {
    type: `urn:handrail:problem:${error.code}`,
    title,
    status,
    detail: error.message,
    code: error.code,
    retryable,
    requestId: requestIdOf(response),
    ...(error.errors ? { errors: error.errors } : {}),
    ...(error.assignee ? { assignee: error.assignee } : {}),
    ...(error.retryAfterSeconds ? { retryAfterSeconds: error.retryAfterSeconds } : {}),
  };
  if (error.retryAfterSeconds) response.set('Retry-After', String(error.retryAfterSeconds));
  response.status(status).type('application/problem+json').send(JSON.stringify(body));
}

/** Sends a command's acknowledgement: 200 with the answer, or the problem it was refused with. */
export function sendAcknowledgement(response: Response, answer: Acknowledgement): void {
  if (answer.ok) {
    response.status(200).json(answer);
    return;
  }
  const { code, message, ...more } = (answer as Refusal).error;
  sendProblem(
    response,
    new RefusalError(code, message, more as ConstructorParameters<typeof RefusalError>[2]),
  );
}

/** The last handler: every error of the HTTP edge is mapped here, once. */
export function problemHandler(log: Log) {
  return (error: unknown, request: Request, response: Response, next: NextFunction): void => {
    if (response.headersSent) {
      next(error);
      return;
    }
    const where = { what: routeOf(request), requestId: requestIdOf(response) };
    sendProblem(response, ofBodyParser(error) ?? asRefusal(error, where, log));
  };
}

function ofBodyParser(error: unknown): RefusalError | null {
  const { type, status } = (error ?? {}) as { type?: string; status?: number };
  if (type === 'entity.too.large') return tooLarge();
  if (type === 'entity.parse.failed') return new RefusalError('invalid_json', 'The body is not valid JSON');
  if (status !== undefined && status >= 400 && status < 500)
    return new RefusalError('invalid_input', 'The request is malformed');
  return null;
}
