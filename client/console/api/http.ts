import type { ProblemDetails } from '../../../core/contract/problems.ts';
import { texts } from '../texts.ts';

/** A refused or failed request, with the server's stable code, or `offline` where it could not be reached. */
export class ApiError extends Error {
  readonly code: string;
  readonly status: number;
  readonly problem: Partial<ProblemDetails>;

  constructor(code: string, status: number, message: string, problem: Partial<ProblemDetails> = {}) {
    super(message);
    this.code = code;
    this.status = status;
    this.problem = problem;
  }
}

/** Calls the server with the session cookie; throws ApiError for every answer that is not a success. */
export async function request<T>(
  path: string,
  options: { method?: string; body?: unknown } = {},
): Promise<T> {
  const response = await reach(path, options);
  const body = await readBody(response);
  if (response.ok) return body as T;
  const problem = (body ?? {}) as Partial<ProblemDetails>;
  const message = problem.detail ?? problem.title ?? texts.errors.status(response.status);
  throw new ApiError(problem.code ?? 'internal', response.status, message, problem);
}

async function reach(path: string, { method = 'GET', body }: { method?: string; body?: unknown }) {
  try {
    return await fetch(path, {
      method,
      credentials: 'same-origin',
      headers: {
        accept: 'application/json',
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  } catch {
    throw new ApiError('offline', 0, texts.errors.offline);
  }
}

async function readBody(response: Response): Promise<unknown> {
  const text = await response.text();
  if (text === '') return null;
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
