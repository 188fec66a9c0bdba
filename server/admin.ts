import { parseArgs } from 'node:util';
import { z } from 'zod';
import { MAX_CAPACITY } from '../core/routing/capacity.ts';
import { roleSchema } from '../core/values/people.ts';
import { hashPassword } from './auth/passwords.ts';
import { createSessions } from './auth/sessions.ts';
import { readConfig } from './config.ts';
import { createLog } from './log.ts';
import { openStore, type Store } from './store/store.ts';

const USAGE = `npm run admin -- add-user --workspace KEY --email ADDRESS --name NAME --role agent|manager|admin [--skills a,b]
npm run admin -- api-token --email ADDRESS [--days 90]
npm run admin -- widget-secret --workspace KEY
npm run admin -- other-ways --workspace KEY [--email ADDRESS] [--phone NUMBER]
npm run admin -- capacity --workspace KEY --at-most N
The password of a new user is read from HANDRAIL_NEW_PASSWORD.`;

const options = {
  workspace: { type: 'string' },
  email: { type: 'string' },
  name: { type: 'string' },
  role: { type: 'string' },
  skills: { type: 'string' },
  days: { type: 'string' },
  phone: { type: 'string' },
  'at-most': { type: 'string' },
} as const;

const userSchema = z.object({
  workspace: z.string().min(1),
  email: z.email(),
  name: z.string().min(1).max(200),
  role: roleSchema,
  skills: z.string().default(''),
});
const passwordSchema = z.string({ error: 'HANDRAIL_NEW_PASSWORD is not set' }).min(12, {
  error: 'HANDRAIL_NEW_PASSWORD must have at least 12 characters',
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

const commands: Record<string, (store: Store, values: Values) => Promise<string>> = {
  'add-user': addUser,
  'api-token': makeApiToken,
  'widget-secret': showWidgetSecret,
  capacity: setDefaultCapacity,
  'other-ways': setOtherWays,
};

async function addUser({ workspaces, users }: Store, values: Values): Promise<string> {
  const { workspace: key, email, name, role, skills } = userSchema.parse(values);
  const password = passwordSchema.parse(process.env.HANDRAIL_NEW_PASSWORD);
  const workspace = await workspaces.byKey(key);
  if (!workspace) throw new Error(`workspace: there is no workspace ${key}`);
  await users.add({
    workspaceId: workspace._id,
    email,
    name,
    role,
    passwordHash: await hashPassword(password),
    skills: skills.split(',').filter(Boolean),
    teamIds: [],
  });
  return `${name} can sign in as ${role}`;
}

async function makeApiToken(store: Store, values: Values): Promise<string> {
  const { email, days } = tokenSchema.parse(values);
  const user = await store.users.byEmail(email);
  if (!user) throw new Error(`email: nobody signs in as ${email}`);
  return createSessions(store).startApi(user._id, days);
}

async function showWidgetSecret({ workspaces }: Store, { workspace: key }: Values): Promise<string> {
  const workspace = await workspaces.byKey(key ?? '');
  if (!workspace) throw new Error(`workspace: there is no workspace ${key ?? ''}`);
  return workspace.identitySecret;
}

async function setDefaultCapacity({ workspaces }: Store, values: Values): Promise<string> {
  const { workspace: key, 'at-most': capacity } = capacitySchema.parse(values);
  if (!(await workspaces.setDefaultCapacity(key, capacity)))
    throw new Error(`workspace: there is no workspace ${key}`);
  return `An agent who sets no limit takes at most ${capacity} conversations at a time`;
}

async function setOtherWays({ workspaces }: Store, values: Values): Promise<string> {
  const { workspace: key, email, phone } = otherWaysValues.parse(values);
  if (!(await workspaces.setOtherWays(key, { email, phone })))
    throw new Error(`workspace: there is no workspace ${key}`);
  const ways = [email, phone].filter((way) => way !== null);
  return ways.length > 0
    ? `Where the chat cannot be used, customers are told: ${ways.join(', ')}`
    : 'Customers are told of no other way';
}

function messageOf(error: unknown): string {
  if (error instanceof z.ZodError) {
    return error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('\n');
  }
  return (error as Error).message;
}

try {
  const { values, positionals } = parseArgs({ options, allowPositionals: true });
  const run = commands[positionals[0] ?? ''];
  if (!run) throw new Error(USAGE);
  const store = await openStore(readConfig(process.env).MONGODB_URI, createLog('warn', 'admin'));
  try {
    process.stdout.write(`${await run(store, values)}\n`);
  } finally {
    await store.close();
  }
} catch (error) {
  process.stderr.write(`${messageOf(error)}\n`);
  process.exitCode = 1;
}
