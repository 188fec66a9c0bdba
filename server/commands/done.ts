import { RefusalError } from '../refusal.ts';
import type { Executed } from '../timeline/timeline.ts';

/** The outcome of a command that was carried out. @throws RefusalError where it was refused */
export function done(executed: Executed): Executed & { ok: true } {
  if (executed.ok) return executed;
  const { code, message, assignee } = executed;
  throw new RefusalError(code, message, assignee ? { assignee } : {});
}
