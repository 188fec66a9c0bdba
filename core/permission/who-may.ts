import type { Role } from '../values/people.ts';
import { neededRelation, type Operation, type Relation } from './permission.ts';

const roles: [Role, plural: string][] = [
  ['agent', 'agents'],
  ['manager', 'managers'],
  ['admin', 'admins'],
];

const conditions: Record<Relation, string> = {
  anybody: '',
  own: ' in a conversation of their own',
  team: ' of the workspace',
  offered: ' while it is offered to them',
  assignee: ' while they are the assignee',
};

/** Who may do it, as a phrase: "managers and admins of the workspace". */
export function whoMay(operation: Operation, side: 'visitor' | 'agent'): string {
  if (side === 'visitor') return `contacts${conditionOf(neededRelation('contact', operation))}`;
  const groups = new Map<Relation, string[]>();
  for (const [role, plural] of roles) {
    const needs = neededRelation(role, operation);
    if (needs !== 'never') groups.set(needs, [...(groups.get(needs) ?? []), plural]);
  }
  return [...groups].map(([needs, names]) => `${listed(names)}${conditions[needs]}`).join('; ');
}

function conditionOf(needs: Relation | 'never'): string {
  return needs === 'never' ? '' : conditions[needs];
}

function listed(names: string[]): string {
  const [last, ...before] = [...names].reverse();
  return before.length > 0 ? `${before.reverse().join(', ')} and ${last}` : (last ?? '');
}
