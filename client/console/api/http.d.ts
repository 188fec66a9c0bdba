import type { ProblemDetails } from '../../../core/contract/problems.ts';
/** A refused or failed request, with the server's stable code, or `offline` where it could not be reached. */
export declare class ApiError extends Error {
  readonly code: string;
  readonly status: number;
  readonly problem: Partial<ProblemDetails>;
  constructor(code: string, status: number, message: string, problem?: Partial<ProblemDetails>);
}
/** Calls the server with the session cookie; throws ApiError for every answer that is not a success. */
export declare function request<T>(
  path: string,
  options?: {
    method?: string;
    body?: unknown;
  },
): Promise<T>;
