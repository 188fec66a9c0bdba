import type { Waiting } from '../timeline/state.ts';

/** An agent as routing sees one. */
export type Candidate = {
  id: string;
  name: string;
  role: 'agent' | 'manager' | 'admin';
  skills: string[];
  teamIds: string[];
  isOnline: boolean;
  activeCount: number;
  /** Conversations at a time; null where the agent set none, then the default holds. */
  capacity: number | null;
};

export const DEFAULT_CAPACITY = 4;

/** Whether this agent may be offered this conversation: presence, skill, capacity, target, and not just passed. */
export function isEligible(candidate: Candidate, waiting: Waiting): boolean {
  return (
    candidate.isOnline &&
    candidate.role === 'agent' &&
    candidate.activeCount < (candidate.capacity ?? DEFAULT_CAPACITY) &&
    waiting.skills.every((skill) => candidate.skills.includes(skill)) &&
    fitsTarget(candidate, waiting) &&
    !waiting.passedBy.includes(candidate.id)
  );
}

/** The eligible agent with the most room; ties by id, so that the choice is the same wherever it is made. */
export function pickAgent(candidates: Candidate[], waiting: Waiting): Candidate | null {
  const eligible = candidates.filter((candidate) => isEligible(candidate, waiting));
  eligible.sort((a, b) => load(a) - load(b) || a.id.localeCompare(b.id));
  return eligible[0] ?? null;
}

function load({ activeCount, capacity }: Candidate): number {
  return activeCount / (capacity ?? DEFAULT_CAPACITY);
}

function fitsTarget(candidate: Candidate, { target }: Waiting): boolean {
  if (!target) return true;
  if ('agentId' in target) return candidate.id === target.agentId;
  if ('teamId' in target) return candidate.teamIds.includes(target.teamId);
  return candidate.skills.includes(target.skill);
}
