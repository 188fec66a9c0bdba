import type { Answer } from './answers.ts';

export type Delivery<T> = {
  answer: Answer<T>;
  /** How often it was sent; more than one means that an acknowledgement was lost or refused for the moment. */
  attempts: number;
  /** From the first sending to the acknowledgement. */
  tookMs: number;
};

const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 2_000;

/**
 * Sends until it is acknowledged for good: the same input, with the same clientId, again after a lost connection, a
 * missing acknowledgement or a refusal that says `retryable`, after the time that it names. That is all a client needs to do to lose nothing.
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
    const asked = answer && !answer.ok ? (answer.error.retryAfterSeconds ?? 0) * 1000 : 0;
    await pause(Math.max(pauseMs, asked));
    pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS);
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
}
