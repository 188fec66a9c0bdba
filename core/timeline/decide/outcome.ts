import type { Person } from '../../values/people.ts';
import type { ProblemCode } from '../../values/problems.ts';
import type { Draft } from '../entry.ts';

/**
 * What deciding ends in. `append`: these entries; the one with the command's clientId is acknowledged. `unchanged`:
 * the wish is fulfilled already, by the entry at `seq`. `refuse`: a value and no exception, because losing a race is a
 * normal answer.
 */
export type Outcome =
  | { kind: 'append'; drafts: Draft[] }
  | { kind: 'unchanged'; seq: number }
  | { kind: 'refuse'; code: ProblemCode; message: string; assignee?: Person };

export const append = (...drafts: Draft[]): Outcome => ({ kind: 'append', drafts });
export const unchanged = (seq: number): Outcome => ({ kind: 'unchanged', seq });
export const refuse = (code: ProblemCode, message: string, assignee?: Person): Outcome =>
  assignee ? { kind: 'refuse', code, message, assignee } : { kind: 'refuse', code, message };

/** The clientId of the entry that records a decision. */
export function decisionClientId(decisionId: string): string {
  return `decision:${decisionId}`;
}

/** A clientId for an entry that follows from a command, so that repeating the command repeats nothing. */
export function derivedClientId(clientId: string, what: string): string {
  return `${clientId}#${what}`;
}
