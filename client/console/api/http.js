import { texts } from '../texts.js';
/** A refused or failed request, with the server's stable code, or `offline` where it could not be reached. */
export class ApiError extends Error {
  code;
  status;
  problem;
  constructor(code, status, message, problem = {}) {
    super(message);
    this.code = code;
    this.status = status;
    this.problem = problem;
  }
}
/** Calls the server with the session cookie; throws ApiError for every answer that is not a success. */
export async function request(path, options = {}) {
  const response = await reach(path, options);
  const body = await readBody(response);
  if (response.ok) return body;
  const problem = body ?? {};
  const message = problem.detail ?? problem.title ?? texts.errors.status(response.status);
  throw new ApiError(problem.code ?? 'internal', response.status, message, problem);
}
async function reach(path, { method = 'GET', body }) {
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
async function readBody(response) {
  const text = await response.text();
  if (text === '') return null;
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
//# sourceMappingURL=http.js.map
