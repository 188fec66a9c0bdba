import type { Person } from '../values/people.ts';
import type { Candidate } from './eligibility.ts';

/** What the choice of an owner needs to know of a team member. */
export type Member = Pick<Candidate, 'id' | 'name' | 'role' | 'isOnline'>;

/**
 * The named person accountable for a contact's conversation: an agent on duty where there is one, else any agent,
 * else anybody of the team; the same for the same contact while the team stays the same. Null for an empty team.
 * @param team in a fixed order
 */
export function ownerAmong(team: Member[], contactId: string): Person | null {
  const agents = team.filter(({ role }) => role === 'agent');
  const onDuty = agents.filter(({ isOnline }) => isOnline);
  const pool = [onDuty, agents, team].find(({ length }) => length > 0) ?? [];
  const owner = pool[hash(contactId) % Math.max(1, pool.length)];
  return owner ? { id: owner.id, name: owner.name } : null;
}

/** FNV-1a: spreads contacts over the team evenly and the same way in every process. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193) >>> 0;
  }
  return value;
}
