/** An answer as it came: the fields of success, or the code of the refusal. */
export type Answered<T> =
  | ({ ok: true } & T)
  | {
      ok: false;
      code?: string;
      retryable: boolean;
      retryAfterSeconds?: number;
    };

/** A request that never came back: nobody knows whether it arrived. */
export const UNREACHED = { ok: false, retryable: true } as const;

const HTTP_TIMEOUT_MS = 10_000;

/** Reads a socket's acknowledgement. */
export function readAck<T>(ack: unknown): Answered<T> {
  const { ok, error } = ack as { ok: boolean; error: { code: string; retryable: boolean } };
  return ok ? (ack as Answered<T>) : { ok: false, ...error };
}

/** Sends a body by HTTP; `path` is below `/api/v1/visitor/`. Never throws. */
export async function post<T>(
  origin: string,
  path: string,
  body: unknown,
  token?: string | null,
): Promise<Answered<T>> {
  try {
    const response = await fetch(`${origin}/api/v1/visitor/${path}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(token && { authorization: `Bearer ${token}` }),
      },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(HTTP_TIMEOUT_MS),
    });
    // A refusal that is not ours, such as a proxy's page, fails to parse and counts as unreached.
    return { ...((await response.json()) as Answered<T>), ok: response.ok } as Answered<T>;
  } catch {
    return UNREACHED;
  }
}
