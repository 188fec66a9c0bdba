import vm from 'node:vm';

/** Longer than any judgement of a message takes (some milliseconds), shorter than a person waits. */
export const JUDGING_DEADLINE_MS = 2000;

const script = new vm.Script('work()');
const slot: { work: () => void } = { work: () => {} };
const context = vm.createContext(slot);

/** The work did not end in time and was broken off. */
export class DeadlineError extends Error {}

/**
 * Runs synchronous, pure work and breaks it off at a deadline, endless loops and regular expressions too. Other jobs
 * wait no longer than that. Throws DeadlineError, or what the work throws.
 */
export function withinDeadline<T>(work: () => T, deadlineMs: number = JUDGING_DEADLINE_MS): T {
  let result: T | undefined;
  slot.work = () => {
    result = work();
  };
  try {
    script.runInContext(context, { timeout: deadlineMs });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ERR_SCRIPT_EXECUTION_TIMEOUT') throw error;
    throw new DeadlineError(`judging a message did not end within ${deadlineMs} ms`);
  } finally {
    slot.work = () => {};
  }
  return result as T;
}
