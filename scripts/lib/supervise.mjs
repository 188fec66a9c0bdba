// Keeps a part of the product running: when it ends unasked it is started again, a little later each time.
import { setTimeout as sleep } from 'node:timers/promises';
import { say } from './progress.mjs';

const FIRST_DELAY_MS = 250;
const LONGEST_DELAY_MS = 30_000;
const HEALTHY_AFTER_MS = 30_000;

/**
 * Delays that double up to a limit, and begin anew once a part has run for a while.
 * @returns {{next: (ranForMs: number) => number}}
 */
export function makeBackoff() {
  let delayMs = 0;
  return {
    next(ranForMs) {
      const isHealthy = ranForMs > HEALTHY_AFTER_MS;
      delayMs = isHealthy || delayMs === 0 ? FIRST_DELAY_MS : Math.min(delayMs * 2, LONGEST_DELAY_MS);
      return delayMs;
    },
  };
}

/**
 * Starts a part and starts it again whenever it ends, until it is stopped.
 * @param {object} options
 * @param {string} options.name
 * @param {() => Promise<import('../services/guarded-child.mjs').GuardedChild>} options.start
 * @param {(child: import('node:child_process').ChildProcess, onHung: () => void) => void} [options.watch] tells when the part hangs, which then is killed
 * @param {string} options.logFile named when the part ends unasked
 * @param {(code: number | null) => void} [options.onExit] told the code each time the part ends unasked
 * @returns {{pid: () => number | undefined, stop: (graceMs: number) => Promise<void>}}
 */
export function supervise({ name, start, watch = () => {}, logFile, onExit = () => {} }) {
  const backoff = makeBackoff();
  const stopping = new AbortController();
  let child;
  const over = keepRunning();
  return {
    pid: () => child?.pid,
    async stop(graceMs) {
      stopping.abort();
      await child?.stop(graceMs);
      await over;
    },
  };

  async function keepRunning() {
    while (!stopping.signal.aborted) {
      const startedAt = Date.now();
      child = await start();
      watch(child.process, () => {
        say(`! ${name} hangs; it is ended · ${logFile}`);
        child.kill('SIGKILL');
      });
      const { code, signal } = await child.exited;
      if (stopping.signal.aborted) return;
      onExit(code);
      const delayMs = backoff.next(Date.now() - startedAt);
      say(`! ${name} ended (${signal ?? code}); it starts again in ${delayMs / 1000} s · ${logFile}`);
      await sleep(delayMs, undefined, { signal: stopping.signal }).catch(() => {});
    }
  }
}
