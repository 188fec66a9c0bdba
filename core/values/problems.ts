/**
 * Every way a command or request can be refused. The code is stable and public; the status is its HTTP form;
 * `retryable` says whether sending the same again can succeed.
 */
export const problems = {
  invalid_json: { status: 400, title: 'The body is not valid JSON', retryable: false },
  invalid_input: { status: 400, title: 'The input does not match the schema', retryable: false },
  unknown_command: { status: 404, title: 'There is no such command', retryable: false },
  unauthenticated: { status: 401, title: 'Sign in or renew the token first', retryable: false },
  forbidden: { status: 403, title: 'You may not do this', retryable: false },
  cross_site: { status: 403, title: 'The request comes from another site', retryable: false },
  not_found: { status: 404, title: 'We could not find this', retryable: false },
  too_large: { status: 413, title: 'The text or body is too large', retryable: false },
  rate_limited: { status: 429, title: 'Too many requests; wait a moment', retryable: true },
  taken: { status: 409, title: 'Somebody else has this conversation', retryable: false },
  wrong_state: {
    status: 409,
    title: 'The state of the conversation does not allow this',
    retryable: false,
  },
  overtaken: { status: 409, title: 'Something newer happened first', retryable: false },
  at_capacity: {
    status: 409,
    title: 'You have no room for another conversation',
    retryable: false,
  },
  missing_skill: { status: 409, title: 'You lack a skill that this conversation needs', retryable: false },
  contended: { status: 503, title: 'Too many people are writing here at once', retryable: true },
  busy: { status: 503, title: 'The conversation store is slow; wait a moment', retryable: true },
  store_unavailable: { status: 503, title: 'The conversation store cannot be reached', retryable: true },
  internal: { status: 500, title: 'Something went wrong on our side', retryable: true },
} as const;

export type ProblemCode = keyof typeof problems;
