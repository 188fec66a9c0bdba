import { createHmac } from 'node:crypto';
import { hashPassword } from '../auth/passwords.ts';
import { weaknessOf } from '../auth/weak-passwords.ts';
import type { Bus } from '../bus/bus.ts';
import { channels } from '../bus/channels.ts';
import { type Config, firstWorkspaceKey } from '../config.ts';
import { publishArticles } from '../directory/publish-articles.ts';
import type { Store } from '../store/store.ts';
import type { NewUser } from '../store/users.ts';

type Settings = Pick<
  Config,
  | 'HANDRAIL_DEMO'
  | 'HANDRAIL_DEMO_PASSWORD'
  | 'HANDRAIL_SECRET'
  | 'HANDRAIL_WORKSPACE'
  | 'HANDRAIL_ADMIN_EMAIL'
  | 'HANDRAIL_ADMIN_PASSWORD'
>;

type Seed = Omit<NewUser, 'workspaceId' | 'passwordHash'>;

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

export type SeedDeps = Pick<Store, 'workspaces' | 'users' | 'articles' | 'seedings'> & {
  bus: Pick<Bus, 'tell'>;
};

/**
 * Makes the first workspace of an empty store: the demo company, or the one that the settings name. Says when it is
 * complete; workers read the articles only then.
 */
export async function seedWorkspace(deps: SeedDeps, settings: Settings): Promise<void> {
  const key = firstWorkspaceKey(settings);
  if (key === null) return;
  const peopleMark = settings.HANDRAIL_DEMO
    ? await seedDemo(deps, settings, key)
    : await seedFirst(deps, settings, key);
  await deps.seedings.complete(key, peopleMark);
  deps.bus.tell({ kind: 'seeded', key }, channels.workers);
}

async function seedDemo(deps: SeedDeps, settings: Settings, key: string): Promise<string> {
  const workspaceId = await deps.workspaces.ensure({
    key,
    name: 'Northwind Exports',
    assistantName: 'Nora',
    hours: null,
    defaultCapacity: null,
    identitySecret: identitySecretFor(settings.HANDRAIL_SECRET, key),
    skills: ['exports', 'api', 'billing', 'security', 'account'],
    teams: [{ id: 'support', name: 'Support' }],
  });
  const password = settings.HANDRAIL_DEMO_PASSWORD;
  if (!password) throw new Error('HANDRAIL_DEMO_PASSWORD is not set (npm start makes one)');
  const [peopleMark] = await Promise.all([
    seedPeople(deps, workspaceId, { key, password, secret: settings.HANDRAIL_SECRET }),
    publishSamples(deps, workspaceId),
  ]);
  return peopleMark;
}

/** Only the demo reads files, so only it loads what parses them. */
async function publishSamples(deps: SeedDeps, workspaceId: string): Promise<void> {
  const { readArticles } = await import('./articles.ts');
  await publishArticles(deps, workspaceId, await readArticles());
}

/** Hashing a password is slow on purpose, so it is done again only when the password or the people have changed. */
async function seedPeople(
  { users, seedings }: SeedDeps,
  workspaceId: string,
  { key, password, secret }: { key: string; password: string; secret: string },
): Promise<string> {
  const mark = createHmac('sha256', secret)
    .update(JSON.stringify([DEMO_PEOPLE, password]))
    .digest('hex');
  if ((await seedings.peopleMarkOf(key)) === mark) return mark;
  const passwordHash = await hashPassword(password);
  for (const person of DEMO_PEOPLE) await users.ensure({ ...person, workspaceId, passwordHash });
  return mark;
}

async function seedFirst({ workspaces, users }: SeedDeps, settings: Settings, key: string): Promise<string> {
  const { HANDRAIL_ADMIN_EMAIL: email, HANDRAIL_ADMIN_PASSWORD: password } = settings;
  if (await workspaces.byKey(key)) return '';
  if (!email || !password) {
    throw new Error(
      'HANDRAIL_ADMIN_EMAIL and HANDRAIL_ADMIN_PASSWORD are needed to create HANDRAIL_WORKSPACE',
    );
  }
  const workspaceId = await workspaces.ensure({
    key,
    name: key,
    assistantName: 'Assistant',
    hours: null,
    defaultCapacity: null,
    identitySecret: identitySecretFor(settings.HANDRAIL_SECRET, key),
    skills: [],
    teams: [],
  });
  const weakness = await weaknessOf(password, [email, key]);
  if (weakness) throw new Error(`HANDRAIL_ADMIN_PASSWORD ${weakness}`);
  const admin: Seed = { email, name: email.split('@')[0] ?? 'Admin', role: 'admin', skills: [], teamIds: [] };
  await users.ensure({ ...admin, workspaceId, passwordHash: await hashPassword(password) });
  return '';
}

/** Per workspace, made from the installation's secret, so that it can be shown again and never needs storing apart. */
function identitySecretFor(secret: string, key: string): string {
  return createHmac('sha256', secret).update(`identity:${key}`).digest('hex');
}
