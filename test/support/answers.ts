import type { Answer } from '../../scripts/replay/clients/wire.ts';

/** What was acknowledged with ok; a refusal fails the test with its own words. */
export function good<T>(answer: Answer<T>): T {
  if (!answer.ok) throw new Error(`refused: ${JSON.stringify(answer.error)}`);
  return answer as T;
}

/** The stable code of a refusal; what was wrongly accepted fails the test. */
export function codeOf(answer: Answer<unknown>): string {
  if (answer.ok) throw new Error(`not refused: ${JSON.stringify(answer)}`);
  return answer.error.code;
}
