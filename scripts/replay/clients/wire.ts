import type { Answer, Refusal } from '../../../client/api/index.ts';

export { type Delivery, deliver } from '../../../client/api/deliver.ts';
export type { Answer };

export type HttpAnswer = { status: number; body: Record<string, unknown>; headers: Headers };

/** One request with a JSON body, or with any text as it is. */
export async function post(
  url: string,
  body: unknown,
  headers: Record<string, string> = {},
): Promise<HttpAnswer> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  return readJson(response);
}

export async function get(url: string, headers: Record<string, string> = {}): Promise<HttpAnswer> {
  return readJson(await fetch(url, { headers }));
}

async function readJson(response: Response): Promise<HttpAnswer> {
  const text = await response.text();
  const body = text.startsWith('{') || text.startsWith('[') ? JSON.parse(text) : { text };
  return { status: response.status, body: body as Record<string, unknown>, headers: response.headers };
}

/** The answer of a command over HTTP in the form it has over a socket. */
export function asAnswer<T>({ status, body }: HttpAnswer): Answer<T> {
  if (status < 400) return { ok: true, ...body } as { ok: true } & T;
  const { code, detail, retryable, requestId, errors, assignee } = body;
  const error = {
    code,
    message: detail,
    retryable,
    requestId,
    ...(errors ? { errors } : {}),
    ...(assignee ? { assignee } : {}),
  };
  return { ok: false, error: error as Refusal['error'] };
}
