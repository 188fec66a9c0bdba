import { parseArgs } from 'node:util';
import { z } from 'zod';
import { MAX_CAPACITY } from '../core/routing/capacity.ts';
import { roleSchema } from '../core/values/people.ts';
import {
  changePassword,
  endSessions,
  newPasswordHash,
  removeUser,
  revokeTokens,
  setRole,
} from './admin-people.ts';
import { eraseContactNow, findContact, printContact } from './admin-privacy.ts';
import { createSessions } from './auth/sessions.ts';
import { readConfig } from './config.ts';
import { createLog } from './log.ts';
import { createParts, type Parts } from './parts.ts';
import { missingIndexes } from './store/missing-indexes.ts';

const USAGE = `npm run admin -- add-user --workspace KEY --email ADDRESS --name NAME --role agent|manager|admin [--skills a,b]
npm run admin -- api-token --email ADDRESS [--days 90]
npm run admin -- widget-secret --workspace KEY
npm run admin -- other-ways --workspace KEY [--email ADDRESS] [--phone NUMBER]
npm run admin -- capacity --workspace KEY --at-most N
npm run admin -- end-sessions --email ADDRESS
npm run admin -- revoke-tokens --email ADDRESS
npm run admin -- change-password --email ADDRESS
npm run admin -- set-role --email ADDRESS --role agent|manager|admin
npm run admin -- remove-user --email ADDRESS [--to ADDRESS]
npm run admin -- find-contact --workspace KEY --email ADDRESS
npm run -s admin -- export-contact --workspace KEY --contact ID > FILE
npm run admin -- erase-contact --workspace KEY --contact ID --reason contact_asked|legal_duty|not_needed
npm run -s admin -- missing-indexes > FILE
A new password is read from HANDRAIL_NEW_PASSWORD.`;

const options = {
  workspace: { type: 'string' },
  email: { type: 'string' },
  name: { type: 'string' },
  role: { type: 'string' },
  skills: { type: 'string' },
  days: { type: 'string' },
  phone: { type: 'string' },
  'at-most': { type: 'string' },
  to: { type: 'string' },
  contact: { type: 'string' },
  reason: { type: 'string' },
} as const;

/** Nobody waits long for the bus: without it servers find changes by themselves. */
const BUS_WAIT_MS = 2_000;

const userSchema = z.object({
  workspace: z.string().min(1),
  email: z.email(),
  name: z.string().min(1).max(200),
  role: roleSchema,
  skills: z.string().default(''),
});
const tokenSchema = z.object({
  email: z.email(),
  days: z.coerce.number().int().min(1).max(3_650).default(90),
});

const capacitySchema = z.object({
  workspace: z.string().min(1),
  'at-most': z.coerce.number().int().min(1).max(MAX_CAPACITY),
});

const otherWaysValues = z.object({
  workspace: z.string().min(1),
  email: z.email().nullable().default(null),
  phone: z
    .string()
    .regex(/^\+?[\d ()/.-]{3,30}$/, { error: 'must be a telephone number' })
    .nullable()
    .default(null),
});

type Values = Record<string, string | undefined>;

async function printMissingIndexes(env: NodeJS.ProcessEnv): Promise<string> {
  const lines = await missingIndexes(readConfig(env).MONGODB_URI, createLog('warn', 'admin'));
  return lines.length > 0 ? lines.join('\n') : '// none is missing';
}

const commands: Record<string, (parts: Parts, values: Values) => Promise<string>> = {
  'add-user': addUser,
  'api-token': makeApiToken,
  'widget-secret': showWidgetSecret,
  capacity: setDefaultCapacity,
  'other-ways': setOtherWays,
  'end-sessions': endSessions,
  'revoke-tokens': revokeTokens,
  'change-password': changePassword,
  'set-role': setRole,
  'remove-user': removeUser,
  'find-contact': findContact,
  'export-contact': printContact,
  'erase-contact': eraseContactNow,
};

async function addUser({ store: { workspaces, users } }: Parts, values: Values): Promise<string> {
  const { workspace: key, email, name, role, skills } = userSchema.parse(values);
  const workspace = await workspaces.byKey(key);
  if (!workspace) throw new Error(`workspace: there is no workspace ${key}`);
  await users.add({
    workspaceId: workspace._id,
    email,
    name,
    role,
    passwordHash: await newPasswordHash([email, name, key]),
    skills: skills.split(',').filter(Boolean),
    teamIds: [],
  });
  return `${name} can sign in as ${role}`;
}

async function makeApiToken({ store }: Parts, values: Values): Promise<string> {
  const { email, days } = tokenSchema.parse(values);
  const user = await store.users.byEmail(email);
  if (!user) throw new Error(`email: nobody signs in as ${email}`);
  return createSessions(store).startApi(user._id, days);
}

async function showWidgetSecret(
  { store: { workspaces } }: Parts,
  { workspace: key }: Values,
): Promise<string> {
  const workspace = await workspaces.byKey(key ?? '');
  if (!workspace) throw new Error(`workspace: there is no workspace ${key ?? ''}`);
  return workspace.identitySecret;
}

async function setDefaultCapacity({ store: { workspaces } }: Parts, values: Values): Promise<string> {
  const { workspace: key, 'at-most': capacity } = capacitySchema.parse(values);
  if (!(await workspaces.setDefaultCapacity(key, capacity)))
    throw new Error(`workspace: there is no workspace ${key}`);
  return `An agent who sets no limit takes at most ${capacity} conversations at a time`;
}

async function setOtherWays({ store: { workspaces } }: Parts, values: Values): Promise<string> {
  const { workspace: key, email, phone } = otherWaysValues.parse(values);
  if (!(await workspaces.setOtherWays(key, { email, phone })))
    throw new Error(`workspace: there is no workspace ${key}`);
  const ways = [email, phone].filter((way) => way !== null);
  return ways.length > 0
    ? `Where the chat cannot be used, customers are told: ${ways.join(', ')}`
    : 'Customers are told of no other way';
}

function messageOf({ issues }: z.ZodError): string {
  return issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('\n');
}

/**
 * Runs one command as `npm run admin` gives it; returns what to print.
 * @throws Error with words for the person at the keyboard
 */
export async function runAdmin(argv: string[], env: NodeJS.ProcessEnv): Promise<string> {
  const { values, positionals } = parseArgs({ args: argv, options, allowPositionals: true });
  const name = positionals[0] ?? '';
  // Opening the store would make them.
  if (name === 'missing-indexes') return printMissingIndexes(env);
  const run = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!run) throw new Error(USAGE);
  const parts = await createParts(readConfig(env), createLog('warn', 'admin'));
  try {
    await parts.bus.untilReady(BUS_WAIT_MS);
    return await run(parts, values);
  } catch (error) {
    throw error instanceof z.ZodError ? new Error(messageOf(error)) : error;
  } finally {
    await parts.close();
  }
}
