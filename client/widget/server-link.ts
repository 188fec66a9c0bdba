import type { VisitorCommandName, VisitorInput, VisitorOutput } from '../../core/contract/commands.ts';
import type { VisitorSession } from '../../core/contract/views.ts';

export type Answered<T> = { ok: true; value: T } | { ok: false; code: string; retryable: boolean };

const HTTP_TIMEOUT_MS = 10_000;

/** The code of a request that never came back: nobody knows whether it arrived. */
export const UNREACHED = 'unreached';

/** Starts or resumes a visitor's session. */
export function openSession(
  origin: string,
  body: { workspace: string; token?: string; identity?: string },
): Promise<Answered<VisitorSession>> {
  return post(`${origin}/api/v1/visitor/sessions`, body);
}

/** Sends a command over HTTP; same names and answers as over the socket. */
export function commandByHttp<N extends VisitorCommandName>(
  origin: string,
  token: string,
  name: N,
  input: VisitorInput<N>,
): Promise<Answered<VisitorOutput<N>>> {
  return post(`${origin}/api/v1/visitor/commands/${name}`, input, token);
}

/** Reads a socket's acknowledgement. */
export function readAck<T>(ack: unknown): Answered<T> {
  const { ok, error, ...value } = (ack ?? {}) as { ok?: boolean; error?: { code: string; retryable: boolean } };
  if (ok) return { ok: true, value: value as T };
  return { ok: false, code: error?.code ?? 'internal', retryable: error?.retryable ?? true };
}

async function post<T>(url: string, body: unknown, token?: string): Promise<Answered<T>> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(token ? { authorization: `Bearer ${token}` } : {}),
      },
      body: JSON.stringify(body),
      credentials: 'omit',
      signal: AbortSignal.timeout(HTTP_TIMEOUT_MS),
    });
    const answer = (await response.json()) as T & { code?: string; retryable?: boolean };
    if (response.ok) return { ok: true, value: answer };
    return {
      ok: false,
      code: answer.code ?? 'internal',
      retryable: answer.retryable ?? response.status >= 500,
    };
  } catch {
    return { ok: false, code: UNREACHED, retryable: true };
  }
}
