import type { Load } from './capacity.ts';
import { type Candidate, isEligible, passesOf } from './eligibility.ts';
import type { Wait } from './wait.ts';

/**
 * The eligible agent who passed on it least, then the one with the most room; ties by id, so that the choice is the
 * same wherever it is made.
 */
export function pickAgent(candidates: Candidate[], waiting: Wait): Candidate | null {
  const eligible = candidates.filter((candidate) => isEligible(candidate, waiting));
  eligible.sort(
    (a, b) =>
      passesOf(a, waiting) - passesOf(b, waiting) || shareOf(a) - shareOf(b) || (a.id < b.id ? -1 : 1),
  );
  return eligible[0] ?? null;
}

function shareOf({ activeCount, capacity }: Load): number {
  return activeCount / capacity;
}
