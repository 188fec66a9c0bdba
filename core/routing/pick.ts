import type { Wait } from './wait.ts';

/** An agent as routing sees one. */
export type Candidate = {
  id: string;
  name: string;
  role: 'agent' | 'manager' | 'admin';
  skills: string[];
  teamIds: string[];
  isOnline: boolean;
  activeCount: number;
  /** Offers that the agent has not answered yet. */
  openOffers: number;
  /** Conversations at a time; null where the agent set none, then the default holds. */
  capacity: number | null;
};

export const DEFAULT_CAPACITY = 4;

/** An agent who passed this often on one wait is not asked again; the conversation stays in everybody's queue. */
const MAX_PASSES = 3;

/** Whether this agent may be offered this conversation: presence, skill, capacity, target, no other offer, not passed too often. */
export function isEligible(candidate: Candidate, waiting: Wait): boolean {
  return (
    candidate.isOnline &&
    candidate.role === 'agent' &&
    // One offer at a time: two ringing at once would flood, and one of them would run out.
    candidate.openOffers === 0 &&
    candidate.activeCount < (candidate.capacity ?? DEFAULT_CAPACITY) &&
    waiting.skills.every((skill) => candidate.skills.includes(skill)) &&
    fitsTarget(candidate, waiting) &&
    passesOf(candidate, waiting) < MAX_PASSES
  );
}

/**
 * The eligible agent who passed on it least, then the one with the most room; ties by id, so that the choice is the
 * same wherever it is made.
 */
export function pickAgent(candidates: Candidate[], waiting: Wait): Candidate | null {
  const eligible = candidates.filter((candidate) => isEligible(candidate, waiting));
  eligible.sort(
    (a, b) => passesOf(a, waiting) - passesOf(b, waiting) || load(a) - load(b) || a.id.localeCompare(b.id),
  );
  return eligible[0] ?? null;
}

function passesOf({ id }: Candidate, { passedBy }: Wait): number {
  return passedBy.filter((passed) => passed === id).length;
}

function load({ activeCount, capacity }: Candidate): number {
  return activeCount / (capacity ?? DEFAULT_CAPACITY);
}

function fitsTarget(candidate: Candidate, { target }: Wait): boolean {
  if (!target) return true;
  if ('agentId' in target) return candidate.id === target.agentId;
  if ('teamId' in target) return candidate.teamIds.includes(target.teamId);
  return candidate.skills.includes(target.skill);
}
