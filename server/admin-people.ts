import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { roleSchema } from '../core/values/people.ts';
import { hashPassword } from './auth/passwords.ts';
import { weaknessOf } from './auth/weak-passwords.ts';
import { channels } from './bus/channels.ts';
import type { Parts } from './parts.ts';
import type { UserDocument } from './store/users.ts';

type Deps = Pick<Parts, 'store' | 'timeline' | 'bus'>;
type Values = Record<string, string | undefined>;

const personSchema = z.object({ email: z.email() });
const roleValues = personSchema.extend({ role: roleSchema });
const removalValues = personSchema.extend({ to: z.email().optional() });

/** Ends every session of a person; open consoles are signed out at once. */
export async function endSessions(deps: Deps, values: Values): Promise<string> {
  const user = await personOf(deps, values);
  const count = await deps.store.sessions.removeOf(user._id, 'session');
  await tellOf(deps, user);
  return `${count} sessions of ${user.name} are ended; API tokens stay (revoke-tokens)`;
}

/** Revokes every API token of a person. */
export async function revokeTokens(deps: Deps, values: Values): Promise<string> {
  const user = await personOf(deps, values);
  const count = await deps.store.sessions.removeOf(user._id, 'api');
  await tellOf(deps, user);
  return `${count} API tokens of ${user.name} are revoked`;
}

/** Changes a password and ends the sessions that the old one began. */
export async function changePassword(deps: Deps, values: Values): Promise<string> {
  const user = await personOf(deps, values);
  const passwordHash = await newPasswordHash([user.email, user.name]);
  await deps.store.users.setPasswordHash(user._id, passwordHash);
  await deps.store.sessions.removeOf(user._id, 'session');
  await tellOf(deps, user);
  return `${user.name} signs in with the new password from now on; earlier sessions are ended`;
}

/** Gives a person another role, also in consoles that are open. */
export async function setRole(deps: Deps, values: Values): Promise<string> {
  const { role } = roleValues.parse(values);
  const user = await personOf(deps, values);
  await deps.store.users.setRole(user._id, role);
  await tellOf(deps, user);
  return `${user.name} is ${role} now`;
}

/** Removes a person with all sessions and tokens; the conversations that they have go to somebody who is named. */
export async function removeUser(deps: Deps, values: Values): Promise<string> {
  const { to } = removalValues.parse(values);
  const user = await personOf(deps, values);
  const filter = { workspaceId: user.workspaceId, state: 'active', assigneeId: user._id } as const;
  const held = await deps.store.conversations.list(filter, 1_000);
  const successor = await successorOf(deps, user, held.length, to);
  await deps.store.sessions.removeOf(user._id, 'session');
  await deps.store.sessions.removeOf(user._id, 'api');
  if (successor) for (const { _id } of held) await handOn(deps, _id, user, successor);
  await deps.store.users.remove(user._id);
  await tellOf(deps, user);
  return `${user.name} is removed`;
}

/** The hash of the password in HANDRAIL_NEW_PASSWORD. @throws where it is missing or weak */
export async function newPasswordHash(known: string[]): Promise<string> {
  const password = process.env.HANDRAIL_NEW_PASSWORD;
  if (!password) throw new Error('HANDRAIL_NEW_PASSWORD is not set');
  const weakness = await weaknessOf(password, known);
  if (weakness) throw new Error(`HANDRAIL_NEW_PASSWORD ${weakness}`);
  return hashPassword(password);
}

async function personOf({ store }: Deps, values: Values): Promise<UserDocument> {
  const { email } = personSchema.parse(values);
  const user = await store.users.byEmail(email);
  if (!user) throw new Error(`email: nobody signs in as ${email}`);
  return user;
}

async function successorOf(
  { store }: Deps,
  user: UserDocument,
  held: number,
  to: string | undefined,
): Promise<UserDocument | null> {
  if (held === 0) return null;
  if (!to)
    throw new Error(`to: ${user.name} has ${held} conversations; name who gets them with --to ADDRESS`);
  const successor = await store.users.byEmail(to);
  if (successor?.workspaceId === user.workspaceId && successor._id !== user._id) return successor;
  throw new Error(`to: nobody else of this workspace signs in as ${to}`);
}

async function handOn(
  { timeline }: Deps,
  conversationId: string,
  { _id, name, role, workspaceId }: UserDocument,
  successor: UserDocument,
): Promise<void> {
  await timeline.execute(conversationId, workspaceId, {
    kind: 'transfer',
    clientId: randomUUID(),
    now: new Date().toISOString(),
    agent: { id: _id, name, role },
    to: { agentId: successor._id },
    toName: successor.name,
    reason: `${name} left the team`,
  });
}

/** Without the bus, servers find the change by themselves within seconds. */
async function tellOf({ bus }: Deps, user: UserDocument): Promise<void> {
  const notice = { kind: 'person-changed', userId: user._id } as const;
  await bus.publish([{ notice, to: [channels.user(user._id)] }]).catch(() => undefined);
}
