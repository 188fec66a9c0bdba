import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const ROOT = join(__dirname, '../..');
const POLICY = pathToFileURL(join(ROOT, 'scripts/lib/package-policy.mjs')).href;

type Entry = Record<string, string | boolean>;
const good: Entry = { version: '1.0.0', integrity: 'sha512-x', license: 'MIT' };

/** Runs the policy as `npm run check` does. */
function faults(
  packages: Record<string, Entry>,
  npmrc = 'ignore-scripts=true\n',
  allowScripts = {},
): string[] {
  const given = JSON.stringify([{ packages }, { allowScripts }, npmrc]);
  const code = `import { packageFaults } from ${JSON.stringify(POLICY)};
    process.stdout.write(JSON.stringify(packageFaults(...${given})));`;
  return JSON.parse(
    execFileSync(process.execPath, ['--input-type=module', '--eval', code], { encoding: 'utf8' }),
  ) as string[];
}

describe('the policy of packages', () => {
  it('lets pass what is locked, free and quiet', () => {
    const both = { ...good, license: '(GPL-3.0 OR Apache-2.0 AND MIT)' };
    expect(faults({ '': {}, 'node_modules/a': good, 'node_modules/a/node_modules/b': both })).toEqual([]);
  });

  it('names each fault', () => {
    const found = faults(
      {
        'node_modules/loose': { version: '1.0.0', license: 'MIT' },
        'node_modules/elsewhere': { ...good, resolved: 'https://example.org/elsewhere.tgz' },
        'node_modules/viral': { ...good, license: 'AGPL-3.0' },
        'node_modules/shipped': { ...good, license: 'MPL-2.0' },
        'node_modules/tool': { ...good, license: 'MPL-2.0', dev: true },
        'node_modules/loud': { ...good, hasInstallScript: true },
        'node_modules/hushed': { ...good, hasInstallScript: true },
      },
      '',
      { hushed: false },
    );
    expect(found.map((fault) => fault.split(':')[0])).toEqual([
      'loose',
      'elsewhere',
      'viral',
      'shipped',
      'loud',
      '.npmrc',
    ]);
  });
});

describe('the bill of materials', () => {
  it('names every package that ships', () => {
    const { dependencies } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
      dependencies: Record<string, string>;
    };
    const text = execFileSync('npm', ['run', '--silent', 'sbom'], { cwd: ROOT, encoding: 'utf8' });
    const { components } = JSON.parse(text) as { components: { name: string }[] };
    const names = components.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(Object.keys(dependencies)));
    expect(names).not.toContain('jest');
  });
});
