import type { Refusal } from '../../../core/contract/problems.ts';

/** An acknowledgement as it comes over the wire. */
export type Answer<T> = ({ ok: true } & T) | Refusal;

/** The part of a Socket.IO client that sending needs. */
export type AckSocket = {
  readonly connected: boolean;
  timeout: (ms: number) => { emitWithAck: (name: string, input: unknown) => Promise<unknown> };
};

export type Delivery<T> = {
  answer: Answer<T>;
  /** How often it was sent; more than one means that an acknowledgement was lost or refused for the moment. */
  attempts: number;
  /** From the first sending to the acknowledgement. */
  tookMs: number;
};

const ACK_TIMEOUT_MS = 20_000;
const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 2_000;

/**
 * Sends until it is acknowledged for good: the same input, with the same clientId, again after a lost connection, a
 * missing acknowledgement or a refusal that says `retryable`. That is all a client needs to do to lose nothing.
 * @throws Error when the deadline passes first
 */
export async function deliver<T>(
  send: () => Promise<Answer<T>>,
  { deadlineMs = 60_000, what = 'command' }: { deadlineMs?: number; what?: string } = {},
): Promise<Delivery<T>> {
  const startedAt = performance.now();
  let pauseMs = FIRST_PAUSE_MS;
  let last = 'no answer';
  for (let attempts = 1; ; attempts += 1) {
    const answer = await send().catch((error: Error) => {
      last = error.message;
      return null;
    });
    const tookMs = performance.now() - startedAt;
    if (answer && (answer.ok || !answer.error.retryable)) return { answer, attempts, tookMs };
    if (answer && !answer.ok) last = answer.error.code;
    if (tookMs + pauseMs > deadlineMs)
      throw new Error(`${what}: not acknowledged in ${deadlineMs} ms (${last})`);
    await pause(pauseMs);
    pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS);
  }
}

type RefusedHandshake = Error & { data?: { retryable?: boolean } };

/** Socket.IO tries again by itself after a lost connection, but not after a refused handshake: here it does. */
export function comeBack(socket: {
  readonly active: boolean;
  on: (event: 'connect_error', listener: (error: RefusedHandshake) => void) => unknown;
  connect: () => unknown;
}): void {
  socket.on('connect_error', ({ data }) => {
    if (!socket.active && data?.retryable) setTimeout(() => socket.connect(), LONGEST_PAUSE_MS / 4);
  });
}

/** One command over a socket. Rejects when no acknowledgement comes in time. */
export async function emit<T>(socket: AckSocket, name: string, input: unknown, timeoutMs = ACK_TIMEOUT_MS) {
  return (await socket.timeout(timeoutMs).emitWithAck(name, input)) as Answer<T>;
}

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
  return { ok: false, error } as Refusal;
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
}
