import type { Role } from '../values/people.ts';

/** Who asks: a contact, or a signed-in person in a role. */
export type Sender = 'contact' | Role;

/**
 * How somebody stands to a conversation, each closer than the one before: no relation at all, the contact's own, one of
 * the person's team, offered to the person at this moment, the person's to answer.
 */
export const relations = ['anybody', 'own', 'team', 'offered', 'assignee'] as const;
export type Relation = (typeof relations)[number];

/** The relation that a sender needs at least; `never` where no relation is enough. */
type Needs = {
  contact: 'anybody' | 'own' | 'never';
} & Record<Role, 'anybody' | 'team' | 'offered' | 'assignee' | 'never'>;

const staff = (needs: Needs[Role]): Needs => ({
  contact: 'never',
  agent: needs,
  manager: needs,
  admin: needs,
});
const contacts = (needs: Needs['contact']): Needs => ({ ...staff('never'), contact: needs });
const admins = (needs: Needs[Role]): Needs => ({ ...staff('never'), admin: needs });
const managers = (needs: Needs[Role]): Needs => ({ ...staff(needs), agent: 'never' });

/** Who may do what with which conversation. Server, console and reference ask this table and keep none of their own. */
export const permissions = {
  // Nobody is refused a person: a press about somebody else's conversation starts one of the contact's own.
  'human:request': contacts('anybody'),
  'conversation:start': contacts('anybody'),
  'resolution:answer': contacts('own'),
  'message:send': { ...staff('assignee'), contact: 'own' },
  'entries:after': { ...staff('team'), contact: 'own' },
  'entries:before': { ...staff('team'), contact: 'own' },
  'typing:set': { ...staff('team'), contact: 'own' },
  'presence:set': staff('anybody'),
  'queue:watch': staff('anybody'),
  'conversation:open': staff('team'),
  'conversation:take': staff('team'),
  /** Taking one without the skill that it needs: a manager may always help out. */
  'conversation:take-unskilled': managers('team'),
  'offer:accept': staff('offered'),
  'offer:decline': staff('team'),
  'note:add': staff('team'),
  'conversation:transfer': staff('assignee'),
  'conversation:resolve': staff('assignee'),
  'conversation:close': staff('team'),
  'alert:acknowledge': staff('team'),
  'decision:label': staff('team'),
  'conversations:list': staff('anybody'),
  'decisions:read': staff('team'),
  'team:read': staff('anybody'),
  'figures:read': managers('anybody'),
  'misheard:read': managers('anybody'),
  'contacts:find': admins('anybody'),
  'contact:export': admins('team'),
  'contact:erase': admins('team'),
} as const satisfies Record<string, Needs>;

export type Operation = keyof typeof permissions;

/** Whether this sender may do this, standing in this relation to the conversation. */
export function may(sender: Sender, operation: Operation, relation: Relation): boolean {
  const needs = neededRelation(sender, operation);
  return needs !== 'never' && relations.indexOf(relation) >= relations.indexOf(needs);
}

/** Whether there is any conversation with which this sender may do this. */
export function mayEver(sender: Sender, operation: Operation): boolean {
  return neededRelation(sender, operation) !== 'never';
}

/** The relation that this sender needs at least for this operation. */
export function neededRelation(sender: Sender, operation: Operation): Relation | 'never' {
  return permissions[operation][sender];
}
