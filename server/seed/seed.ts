import { createHmac, randomUUID } from 'node:crypto';
import { hashPassword } from '../auth/passwords.ts';
import type { Config } from '../config.ts';
import type { Directory, UserDocument, WorkspaceDocument } from '../store/directory.ts';
import { readArticles } from './articles.ts';

type Settings = Pick<
  Config,
  | 'HANDRAIL_DEMO'
  | 'HANDRAIL_DEMO_PASSWORD'
  | 'HANDRAIL_SECRET'
  | 'HANDRAIL_WORKSPACE'
  | 'HANDRAIL_ADMIN_EMAIL'
  | 'HANDRAIL_ADMIN_PASSWORD'
>;

type Seed = Pick<UserDocument, 'email' | 'name' | 'role' | 'skills' | 'teamIds'>;

const DEMO_PEOPLE: Seed[] = [
  {
    email: 'agent@demo.test',
    name: 'Ana Lima',
    role: 'agent',
    skills: ['exports', 'api', 'billing', 'security'],
    teamIds: ['support'],
  },
  {
    email: 'agent2@demo.test',
    name: 'Ben Okafor',
    role: 'agent',
    skills: ['exports', 'billing', 'account'],
    teamIds: ['support'],
  },
  {
    email: 'manager@demo.test',
    name: 'Mara Stein',
    role: 'manager',
    skills: ['exports', 'api', 'billing', 'security', 'account'],
    teamIds: ['support'],
  },
  { email: 'admin@demo.test', name: 'Alex Reed', role: 'admin', skills: [], teamIds: [] },
];

/** Makes the first workspace of an empty store: the demo company, or the one that the settings name. */
export async function seedWorkspace(directory: Directory, settings: Settings): Promise<void> {
  if (settings.HANDRAIL_DEMO) await seedDemo(directory, settings);
  else if (settings.HANDRAIL_WORKSPACE) await seedFirst(directory, settings, settings.HANDRAIL_WORKSPACE);
}

async function seedDemo(directory: Directory, settings: Settings): Promise<void> {
  const workspaceId = await ensureWorkspace(directory, {
    key: 'demo',
    name: 'Northwind Exports',
    assistantName: 'Nora',
    hours: null,
    defaultCapacity: null,
    identitySecret: identitySecretFor(settings.HANDRAIL_SECRET, 'demo'),
    skills: ['exports', 'api', 'billing', 'security', 'account'],
    teams: [{ id: 'support', name: 'Support' }],
  });
  const password = settings.HANDRAIL_DEMO_PASSWORD;
  if (!password) throw new Error('HANDRAIL_DEMO_PASSWORD is not set (npm start makes one)');
  const passwordHash = await hashPassword(password);
  for (const person of DEMO_PEOPLE) await ensureUser(directory, workspaceId, person, passwordHash);
  await ensureArticles(directory, workspaceId);
}

async function seedFirst(directory: Directory, settings: Settings, key: string): Promise<void> {
  const { HANDRAIL_ADMIN_EMAIL: email, HANDRAIL_ADMIN_PASSWORD: password } = settings;
  if (await directory.workspaces.exists({ key })) return;
  if (!email || !password) {
    throw new Error(
      'HANDRAIL_ADMIN_EMAIL and HANDRAIL_ADMIN_PASSWORD are needed to create HANDRAIL_WORKSPACE',
    );
  }
  const workspaceId = await ensureWorkspace(directory, {
    key,
    name: key,
    assistantName: 'Assistant',
    hours: null,
    defaultCapacity: null,
    identitySecret: identitySecretFor(settings.HANDRAIL_SECRET, key),
    skills: [],
    teams: [],
  });
  const admin: Seed = { email, name: email.split('@')[0] ?? 'Admin', role: 'admin', skills: [], teamIds: [] };
  await ensureUser(directory, workspaceId, admin, await hashPassword(password));
}

async function ensureWorkspace(
  { workspaces }: Directory,
  values: Omit<WorkspaceDocument, '_id'>,
): Promise<string> {
  const found = await workspaces.findOneAndUpdate(
    { key: values.key },
    { $setOnInsert: { ...values, _id: randomUUID() } },
    { upsert: true, returnDocument: 'after' },
  );
  return found._id;
}

async function ensureUser(
  { users }: Directory,
  workspaceId: string,
  person: Seed,
  passwordHash: string,
): Promise<void> {
  const presence = { status: 'offline', capacity: null, seenAt: new Date(0) } as const;
  await users.updateOne(
    { email: person.email },
    { $set: { passwordHash }, $setOnInsert: { ...person, _id: randomUUID(), workspaceId, presence } },
    { upsert: true },
  );
}

async function ensureArticles({ articles }: Directory, workspaceId: string): Promise<void> {
  for (const article of await readArticles()) {
    await articles.updateOne(
      { workspaceId, articleId: article.articleId, version: article.version },
      { $set: { ...article, workspaceId, updatedAt: new Date() }, $setOnInsert: { _id: randomUUID() } },
      { upsert: true },
    );
  }
}

/** Per workspace, made from the installation's secret, so that it can be shown again and never needs storing apart. */
function identitySecretFor(secret: string, key: string): string {
  return createHmac('sha256', secret).update(`identity:${key}`).digest('hex');
}
