// Gets Debian packages without root: an apt with its own state in a temporary folder, asking the same mirror
// that the machine's apt asks. Nothing of the system is changed.
import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/**
 * @returns {boolean} whether packages can be fetched here at all
 */
export function hasApt() {
  return ['/usr/bin/apt-get', '/usr/bin/dpkg-deb'].every((path) => existsSync(path));
}

/**
 * Name and code name of the distribution, such as `debian` and `bookworm`.
 * @returns {{id: string, codename: string}}
 */
export function readDistribution() {
  const text = existsSync('/etc/os-release') ? readFileSync('/etc/os-release', 'utf8') : '';
  const get = (key) => new RegExp(`^${key}="?([^"\n]*)"?$`, 'm').exec(text)?.[1] ?? '';
  return { id: get('ID'), codename: get('VERSION_CODENAME') };
}

/**
 * Downloads exactly these packages of a suite and unpacks them.
 * @param {{workDir: string, suite: string, packages: string[]}} request
 * @returns {Promise<string>} the folder they are unpacked in
 */
export async function fetchPackages({ workDir, suite, packages }) {
  const { codename } = readDistribution();
  const sources = (await listSources()).filter((source) => source.release === codename);
  const main = sources.find((source) => source.component === 'main');
  if (main === undefined) throw new Error(`apt on this machine has no source for ${codename || 'its suite'}`);
  const apt = prepare(workDir, [{ ...main, release: suite }], '');
  await run('apt-get', [...apt, 'update'], { cwd: workDir });
  await run('apt-get', [...apt, 'download', ...packages], { cwd: join(workDir, 'debs') });
  return unpack(workDir, join(workDir, 'debs'));
}

/**
 * Downloads one package of the machine's own suite with whatever it needs that is not installed, and unpacks it.
 * @param {{workDir: string, name: string}} request
 * @returns {Promise<string>} the folder it is unpacked in
 */
export async function fetchWithDependencies({ workDir, name }) {
  const { codename } = readDistribution();
  const sources = (await listSources()).filter((source) => source.release.split('-')[0] === codename);
  const status = existsSync('/var/lib/dpkg/status') ? readFileSync('/var/lib/dpkg/status', 'utf8') : '';
  const apt = prepare(workDir, sources, status);
  await run('apt-get', [...apt, 'update'], { cwd: workDir });
  await run('apt-get', [...apt, '-y', '--no-install-recommends', '--download-only', 'install', name], {
    cwd: workDir,
  });
  return unpack(workDir, join(workDir, 'cache', 'archives'));
}

/** The sources in force, read from apt itself, so that every way to configure them counts. */
async function listSources() {
  const format = '$(SITE)|$(RELEASE)|$(COMPONENT)';
  const { stdout } = await run('apt-get', ['indextargets', '--format', format, 'Created-By: Packages']);
  return stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => line.split('|'))
    .map(([site, release, component]) => ({ site, release, component }));
}

/** @returns {string[]} options that keep apt inside `workDir` */
function prepare(workDir, sources, status) {
  for (const dir of ['state/lists/partial', 'cache/archives/partial', 'debs', 'root']) {
    mkdirSync(join(workDir, dir), { recursive: true });
  }
  const keyring = ['debian', 'ubuntu']
    .map((id) => `/usr/share/keyrings/${id}-archive-keyring.gpg`)
    .find((path) => existsSync(path) && path.includes(readDistribution().id));
  const option = keyring === undefined ? '' : `[signed-by=${keyring}] `;
  const lines = sources.map(({ site, release, component }) => `deb ${option}${site} ${release} ${component}`);
  writeFileSync(join(workDir, 'sources.list'), `${lines.join('\n')}\n`);
  writeFileSync(join(workDir, 'status'), status);
  const settings = {
    'Dir::Etc::sourcelist': join(workDir, 'sources.list'),
    'Dir::Etc::sourceparts': '/dev/null',
    'Dir::State': join(workDir, 'state'),
    'Dir::State::status': join(workDir, 'status'),
    'Dir::Cache': join(workDir, 'cache'),
    'APT::Sandbox::User': '',
    'APT::Keep-Downloaded-Packages': 'true',
    'Acquire::Languages': 'none',
    'Debug::NoLocking': '1',
  };
  return ['-q', ...Object.entries(settings).flatMap(([key, value]) => ['-o', `${key}=${value}`])];
}

async function unpack(workDir, debsDir) {
  const root = join(workDir, 'root');
  for (const name of readdirSync(debsDir)) {
    if (name.endsWith('.deb')) await run('dpkg-deb', ['-x', join(debsDir, name), root]);
  }
  return root;
}
