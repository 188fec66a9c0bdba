import { type Answer, HandrailError } from './answers.ts';
import type { Calls, Problem, Refusal } from './types.ts';

export type Place = {
  /** `https://HOST`, without a path. */
  url: string;
  /** What says who calls: a token as Bearer, a cookie. */
  headers: Record<string, string>;
};

/** What a call needs beside its name: `params` for its path, `query`, `body`. */
export type CallInput<K extends keyof Calls> = Omit<Calls[K], 'answer'>;

/**
 * One call of the reference.
 * @throws HandrailError where it is refused
 */
export async function call<K extends keyof Calls>(
  place: Place,
  name: K,
  input: CallInput<K>,
): Promise<Calls[K]['answer']> {
  const [method = '', path = ''] = name.split(' ');
  const {
    params = {},
    query = {},
    body,
  } = input as {
    params?: Record<string, string>;
    query?: Record<string, unknown>;
    body?: unknown;
  };
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, key: string) => encodeURIComponent(params[key] ?? ''));
  const given = Object.entries(query).map(([key, value]) => [key, String(value)]);
  const search = given.length > 0 ? `?${new URLSearchParams(given)}` : '';
  const response = await request(place, method, `${filled}${search}`, body);
  const answer = await read(response);
  if (response.ok || name === 'GET /readyz') return answer as Calls[K]['answer'];
  throw new HandrailError(refusalIn(answer, response.status).error);
}

/** One try of a command over HTTP. Rejects where the server cannot be reached. */
export async function post<T>(
  place: Place,
  side: 'visitor' | 'agent',
  name: string,
  input: unknown,
): Promise<Answer<T>> {
  return asAnswer(await request(place, 'POST', `/api/v1/${side}/commands/${name}`, input));
}

/** A response in the form that an answer has over a socket. */
export async function asAnswer<T>(response: Response): Promise<Answer<T>> {
  const answer = await read(response);
  return response.ok ? ({ ok: true, ...(answer as T) } as Answer<T>) : refusalIn(answer, response.status);
}

/** One request with a JSON body; in a browser the cookies of the server's own site go with it. */
export function request(
  { url, headers }: Place,
  method: string,
  path: string,
  body?: unknown,
): Promise<Response> {
  return fetch(`${url}${path}`, {
    method,
    credentials: 'same-origin',
    headers: { ...headers, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
}

async function read(response: Response): Promise<unknown> {
  const text = await response.text();
  return response.headers.get('content-type')?.includes('json') ? (JSON.parse(text) as unknown) : text;
}

/** A problem of HTTP in the form that a refusal has over a socket. What is not ours, a proxy's page, is worth a retry. */
function refusalIn(answer: unknown, status: number): Refusal {
  if (typeof answer !== 'object' || answer === null || !('code' in answer))
    return { ok: false, error: { code: 'internal', message: `HTTP ${status}`, retryable: status >= 500 } };
  const { code, title, detail, retryable, requestId, errors, assignee, retryAfterSeconds } =
    answer as Problem;
  const message = detail ?? title;
  return {
    ok: false,
    error: {
      code,
      message,
      retryable,
      requestId,
      ...(retryAfterSeconds ? { retryAfterSeconds } : {}),
      ...(errors ? { errors } : {}),
      ...(assignee ? { assignee } : {}),
    },
  };
}
