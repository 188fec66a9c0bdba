import { readFileSync } from 'node:fs';
import path from 'node:path';

const read = (file: string) => readFileSync(path.resolve(__dirname, '../..', file), 'utf8');
/** Where the containers listen is Compose's own business, and demo mode is no mode for it. */
const NOT_FORWARDED = ['PORT', 'HOST', 'HANDRAIL_DEMO', 'HANDRAIL_DEMO_PASSWORD'];

describe('docker-compose.yml', () => {
  const settings = [...read('server/config.ts').matchAll(/^ {2}([A-Z_]{3,}):/gm)].map(([, name]) => name);
  const compose = read('docker-compose.yml');

  it('hands every setting on', () => {
    expect(settings.length).toBeGreaterThan(15);
    const missing = settings.filter(
      (name) => !NOT_FORWARDED.includes(name ?? '') && !new RegExp(`^ {4}${name}: `, 'm').test(compose),
    );
    expect(missing).toEqual([]);
  });

  it("names each secret that the README's command sets, and no other is required", () => {
    const required = [...compose.matchAll(/\$\{([A-Z_]+):\?/g)].map(([, name]) => name ?? '');
    const command = /```sh\n(HANDRAIL_SECRET=[\s\S]*?)```/.exec(read('README.md'))?.[1] ?? '';
    expect(required.filter((name) => !command.includes(`${name}=`))).toEqual([]);
  });
});
