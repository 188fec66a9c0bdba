import { AttemptFailure } from './failures.ts';

/**
 * Bounds one run: the whole by one clock, each attempt by the time to its first text and by the silence after any,
 * all by the caller's signal.
 */
export type RunClock = {
  /** Milliseconds left of the whole run. */
  left: () => number;
  /** Why the run must stop now, or null. */
  stopped: () => AttemptFailure | null;
  /**
   * A signal for one attempt. `textCame` is told of each piece of text; from the first on, silence is bounded. `end` is
   * told whether the answer was read to its end: then nothing has to be broken off.
   */
  startAttempt: () => { signal: AbortSignal; textCame: () => void; end: (isWhole: boolean) => void };
  /** Waits, but not beyond the run. Resolves early when the run stops. */
  wait: (ms: number) => Promise<void>;
  /** Settles as `work` does, or rejects with the reason as soon as the run or attempt must stop. */
  bound: <T>(work: Promise<T>, signal: AbortSignal) => Promise<T>;
  end: () => void;
};

/** In milliseconds. */
export type Limits = { timeoutMs: number; firstTextMs: number; silenceMs: number };

/** Starts the clock of a run. Call `end` when it is over: timers and listeners are taken off. */
export function startClock(
  { timeoutMs, firstTextMs, silenceMs }: Limits,
  caller: AbortSignal,
  now: () => number,
): RunClock {
  const endsAt = now() + timeoutMs;
  const run = new AbortController();
  const timer = setTimeout(() => run.abort(timedOut(`no answer within ${timeoutMs} ms`)), timeoutMs);
  const onCallerAbort = () => run.abort(stoppedBy(caller));
  if (caller.aborted) onCallerAbort();
  else caller.addEventListener('abort', onCallerAbort, { once: true });

  function startAttempt() {
    const attempt = new AbortController();
    const onRunAbort = () => attempt.abort(run.signal.reason);
    if (run.signal.aborted) onRunAbort();
    else run.signal.addEventListener('abort', onRunAbort, { once: true });
    const abortAfter = (ms: number, missing: string) =>
      setTimeout(() => attempt.abort(timedOut(`${missing} within ${ms} ms`)), ms);
    const first = abortAfter(firstTextMs, 'no text');
    let silence: ReturnType<typeof setTimeout> | null = null;
    return {
      signal: attempt.signal,
      textCame: () => {
        clearTimeout(first);
        if (silence) silence.refresh();
        else silence = abortAfter(silenceMs, 'nothing more');
      },
      end: (isWhole: boolean) => {
        clearTimeout(first);
        if (silence) clearTimeout(silence);
        run.signal.removeEventListener('abort', onRunAbort);
        // What still runs of this attempt is of no use.
        if (!isWhole) attempt.abort();
      },
    };
  }

  return {
    left: () => Math.max(0, endsAt - now()),
    stopped: () => (run.signal.aborted ? (run.signal.reason as AttemptFailure) : null),
    startAttempt,
    wait: (ms) => waitFor(ms, run.signal),
    bound: (work, signal) => rejectOnAbort(work, signal),
    end: () => {
      clearTimeout(timer);
      caller.removeEventListener('abort', onCallerAbort);
    },
  };
}

function timedOut(detail: string): AttemptFailure {
  return new AttemptFailure('engine_timeout', detail, { isProviderDown: true });
}

/** The caller's own clock, or the caller no longer wants the answer. */
export class StoppedByCaller extends AttemptFailure {}

function stoppedBy(caller: AbortSignal): AttemptFailure {
  const reason: unknown = caller.reason;
  const isTimeout = reason instanceof DOMException && reason.name === 'TimeoutError';
  return isTimeout
    ? timedOut("the caller's clock has ended")
    : new StoppedByCaller('engine_failed', 'stopped: the answer is no longer wanted');
}

function waitFor(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const done = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal.addEventListener('abort', done, { once: true });
  });
}

function rejectOnAbort<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const onAbort = () => reject(signal.reason as Error);
    if (signal.aborted) onAbort();
    else signal.addEventListener('abort', onAbort, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', onAbort));
  });
}
