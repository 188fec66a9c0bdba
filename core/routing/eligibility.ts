import type { Role } from '../values/people.ts';
import { hasRoom, type Load } from './capacity.ts';
import type { Wait } from './wait.ts';

export type Candidate = Load & {
  id: string;
  name: string;
  role: Role;
  skills: string[];
  teamIds: string[];
  isOnline: boolean;
  /** Offers that the agent has not answered yet. */
  openOffers: number;
};

/** An agent who passed on one wait this often is not asked again; the conversation stays in line for everybody. */
const MAX_PASSES = 3;

/** Whether this agent may be offered anything now: online, with room, and not asked already. */
export function isFree(candidate: Candidate): boolean {
  // One offer at a time: of two that ring at once, one would run out.
  return candidate.isOnline && candidate.role === 'agent' && candidate.openOffers === 0 && hasRoom(candidate);
}

/** Whether this agent may be offered this conversation: free, with its skills, and not asked too often. */
export function isEligible(candidate: Candidate, waiting: Wait): boolean {
  return (
    isFree(candidate) &&
    missingSkills(candidate, waiting).length === 0 &&
    fitsTarget(candidate, waiting) &&
    passesOf(candidate, waiting) < MAX_PASSES
  );
}

/** The skills that the conversation needs and this person does not have. */
export function missingSkills({ skills }: { skills: string[] }, waiting: Pick<Wait, 'skills'>): string[] {
  return waiting.skills.filter((skill) => !skills.includes(skill));
}

/** How often this agent has passed on this wait. */
export function passesOf({ id }: Pick<Candidate, 'id'>, { passedBy }: Pick<Wait, 'passedBy'>): number {
  return passedBy.filter((passed) => passed === id).length;
}

function fitsTarget(candidate: Candidate, { target }: Wait): boolean {
  if (!target) return true;
  if ('agentId' in target) return candidate.id === target.agentId;
  if ('teamId' in target) return candidate.teamIds.includes(target.teamId);
  return candidate.skills.includes(target.skill);
}
