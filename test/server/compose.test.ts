import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { readConfig } from '../../server/config.ts';

const ROOT = path.resolve(__dirname, '../..');
const read = (file: string) => readFileSync(path.join(ROOT, file), 'utf8');
/** Where the containers listen is Compose's own business, and demo mode is no mode for it. */
const NOT_FORWARDED = ['PORT', 'HOST', 'HANDRAIL_DEMO', 'HANDRAIL_DEMO_PASSWORD', 'REDIS_URL'];

const service = z.looseObject({
  image: z.string().default(''),
  user: z.string().optional(),
  read_only: z.boolean().optional(),
  cap_drop: z.array(z.string()).optional(),
  security_opt: z.array(z.string()).optional(),
  logging: z.object({ options: z.record(z.string(), z.string()) }).optional(),
  environment: z.record(z.string(), z.string()).optional(),
  depends_on: z.record(z.string(), z.object({ condition: z.string() })).optional(),
});
const composeSchema = z.looseObject({
  services: z.record(z.string(), service),
  volumes: z.record(z.string(), z.null()),
});
/** Compose's own tag; it takes away what the first file says. */
const customTags = [{ tag: '!reset', collection: 'seq' as const }];
const readCompose = (file: string) => composeSchema.parse(parse(read(file), { merge: true, customTags }));

/** What Compose makes of a value with `${NAME:-default}` when nothing is set but what is given. */
const interpolate = (value: string, env: Record<string, string>) =>
  value.replace(
    /\$\{(\w+):([-?])([^}]*)\}/g,
    (_, name: string, kind: string, rest: string) =>
      env[name] || (kind === '-' ? rest : `<${name} is missing>`),
  );

describe('docker-compose.yml', () => {
  const settings = [...read('server/config.ts').matchAll(/^ {2}([A-Z_]{3,}):/gm)].map(
    ([, name]) => name ?? '',
  );
  const compose = readCompose('docker-compose.yml');
  const services = Object.entries(compose.services);

  it.each(['server', 'worker'])('hands every setting on to the %s', (name) => {
    expect(settings.length).toBeGreaterThan(15);
    const handed = Object.keys(compose.services[name]?.environment ?? {});
    expect(
      settings.filter((setting) => !NOT_FORWARDED.includes(setting) && !handed.includes(setting)),
    ).toEqual([]);
  });

  it('asks for nothing but what the commands of the README set', () => {
    const required = [...read('docker-compose.yml').matchAll(/\$\{([A-Z_]+):\?/g)].map(
      ([, name]) => name ?? '',
    );
    const commands = /```sh\n(echo HANDRAIL_[\s\S]*?)```/.exec(read('README.md'))?.[1] ?? '';
    expect(commands).toContain('docker compose up');
    expect([...new Set(required)].filter((name) => !commands.includes(`${name}=`))).toEqual([]);
  });

  it('starts with the secrets that it makes by itself, and keeps them', () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'handrail-secrets-'));
    const [program, script] = ['node', 'scripts/compose-secrets.mjs'];
    expect(compose.services.secrets).toMatchObject({ command: [program, script, '/secrets'] });
    const environment = Object.fromEntries(
      Object.entries(compose.services.server?.environment ?? {}).map(([name, value]) => [
        name,
        interpolate(value, { HANDRAIL_ADMIN_EMAIL: 'you@example.com' }).replace('/secrets/', `${folder}/`),
      ]),
    );
    try {
      const started = [1, 2].map(() => {
        expect(spawnSync(process.execPath, [script, folder], { cwd: ROOT }).status).toBe(0);
        return readConfig(environment);
      });
      expect(started[0]).toEqual(started[1]);
      const password = readFileSync(path.join(folder, 'redis-password'), 'utf8').trim();
      expect(started[0]).toMatchObject({
        REDIS_URL: `redis://:${password}@valkey:6379`,
        HANDRAIL_ADMIN_PASSWORD: expect.stringMatching(/.{16,}/),
      });
      expect(statSync(path.join(folder, 'handrail-secret')).mode & 0o077).toBe(0);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it.each(services)('gives %s nothing that it does not need', (_, container) => {
    expect(container).toMatchObject({
      read_only: true,
      cap_drop: ['ALL'],
      security_opt: ['no-new-privileges:true'],
      logging: { options: { 'max-size': expect.any(String), 'max-file': expect.any(String) } },
    });
    // Ours says in its Dockerfile that it is not root.
    if (!container.image.startsWith('handrail:')) expect(container.user).toBeDefined();
  });

  it.each(services)('lets the image of %s be pinned', (_, { image }) => {
    expect(image).toMatch(/\$\{HANDRAIL_\w+:-[^}]+\}/);
  });

  it('lets a start wait only for what ends: each one-shot has somebody who waits for its end', () => {
    const awaited = services.flatMap(([, { depends_on = {} }]) =>
      Object.entries(depends_on).flatMap(([name, { condition }]) =>
        condition === 'service_completed_successfully' ? [name] : [],
      ),
    );
    const oneShots = services.filter(([, { restart }]) => restart === 'no').map(([name]) => name);
    expect(new Set(awaited)).toEqual(new Set(oneShots));
  });
});

describe('docs/samples/compose.tls.yml', () => {
  it('adds a proxy to the services that there are, and believes only it about addresses', () => {
    const sample = readCompose('docs/samples/compose.tls.yml');
    expect(Object.keys(sample.services)).toEqual(['server', 'worker', 'proxy']);
    for (const name of ['server', 'worker'])
      expect(sample.services[name]).toMatchObject({ deploy: { replicas: 2 } });
    expect(sample.services.server?.environment).toEqual({ HANDRAIL_TRUSTED_PROXIES: '1' });
    expect(sample.services.proxy).toMatchObject({ cap_drop: ['ALL'], read_only: true });
  });
});

describe('settings in files', () => {
  it('say which file cannot be read', () => {
    expect(() => readConfig({ HANDRAIL_SECRET_FILE: '/nowhere/secret' })).toThrow(
      /HANDRAIL_SECRET_FILE names a file that cannot be read.*nowhere/,
    );
  });
});
