// npm run sbom: prints the bill of materials of what ships, as CycloneDX JSON.
// npm lists all packages; with `--omit dev` it would also leave out what both product and tools use.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './lib/paths.mjs';

const LARGEST = 64 * 1024 * 1024;

const shipped = shippedPackages(JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')));
const args = ['sbom', '--package-lock-only', '--sbom-format', 'cyclonedx', '--loglevel=error'];
const bill = JSON.parse(execFileSync('npm', args, { cwd: ROOT, encoding: 'utf8', maxBuffer: LARGEST }));
const components = bill.components.filter(({ name, version }) => shipped.has(`${name}@${version}`));
const refs = new Set([bill.metadata.component['bom-ref'], ...components.map((one) => one['bom-ref'])]);
const dependencies = bill.dependencies
  .filter(({ ref }) => refs.has(ref))
  .map(({ ref, dependsOn }) => ({ ref, dependsOn: dependsOn.filter((one) => refs.has(one)) }));
process.stdout.write(`${JSON.stringify({ ...bill, components, dependencies }, null, 2)}\n`);

/** Name and version of each package that `npm ci --omit=dev` installs. */
function shippedPackages({ packages }) {
  const entries = Object.entries(packages).filter(([path, { dev }]) => path !== '' && dev !== true);
  return new Set(
    entries.map(([path, { name, version }]) => `${name ?? path.split('node_modules/').at(-1)}@${version}`),
  );
}
