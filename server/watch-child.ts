import type { ChildProcess } from 'node:child_process';

const ASK_EVERY_MS = 1_000;

/**
 * Asks a child process once a second whether it is there, and tells when it has left so many questions in a row
 * unanswered: it hangs or was stopped. Questions are counted, not time, so that a machine that slept harms nobody.
 */
export function watchChild(child: ChildProcess, unansweredLimit: number, onHung: () => void): void {
  let unanswered = 0;
  child.on('message', (message) => {
    if ((message as { kind?: string }).kind === 'alive') unanswered = 0;
  });
  const timer = setInterval(() => {
    if (unanswered >= unansweredLimit) {
      clearInterval(timer);
      onHung();
      return;
    }
    unanswered += 1;
    if (child.connected) child.send({ kind: 'alive?' }, () => undefined);
  }, ASK_EVERY_MS);
  child.once('exit', () => clearInterval(timer));
}

/** Answers whoever watches this process. */
export function answerWatcher(): void {
  process.on('message', (message) => {
    if ((message as { kind?: string }).kind === 'alive?') process.send?.({ kind: 'alive' });
  });
}
