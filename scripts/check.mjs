// npm run check: every static check, one line each; all run even if one fails.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { checkNodeVersion, ensureInstalled } from './lib/install.mjs';
import { missingPaths } from './lib/named-paths.mjs';
import { packageFaults } from './lib/package-policy.mjs';
import { bin, ROOT } from './lib/paths.mjs';
import { exitWithError, say } from './lib/progress.mjs';
import { runCaptured } from './lib/run-command.mjs';

const CHECKS = [
  { name: 'format and lint (biome)', run: () => runTool('biome', ['check', '--error-on-warnings']) },
  { name: 'types (tsc)', run: () => runTool('tsc', ['-b']) },
  { name: 'unawaited promises (oxlint)', run: () => runTool('oxlint', ['--type-aware', '--deny-warnings']) },
  { name: 'import rules (dependency-cruiser)', run: checkImports },
  { name: 'dead code (knip)', run: () => runTool('knip', ['--no-progress']) },
  {
    name: 'nothing without a user (knip, from the entry points)',
    run: () =>
      runTool('knip', [
        '--production',
        '--no-progress',
        '-c',
        'knip.production.json',
        '--include',
        'files,exports,types',
      ]),
  },
  { name: 'words of the product', run: checkWords },
  { name: 'paths that pages name', run: checkPages },
  { name: 'packages (lock, licences, install scripts)', run: checkPackages },
  { name: 'safe regular expressions (recheck)', run: checkRegexes },
  { name: 'the reference (redocly, openapi, asyncapi)', run: () => runTool('tsx', ['scripts/reference.ts']) },
  { name: 'pages made from tables', run: () => runTool('tsx', ['scripts/docs.ts', '--check']) },
];
// Figures that count a customer kept from a person as a success have no place here; docs may say why.
const UNWANTED_WORDS = /containment|deflection/i;
const JSX_READER = join(ROOT, 'scripts/lib/read-jsx.mjs');
const PRODUCT_FOLDERS = ['core', 'server', 'workers', 'client'];
const WORDED_FOLDERS = [...PRODUCT_FOLDERS, 'prompts'];

try {
  checkNodeVersion();
  await ensureInstalled();
  process.exitCode = (await runChecks()) ? 0 : 1;
} catch (error) {
  exitWithError(error);
}

async function runChecks() {
  let isClean = true;
  for (const { name, run } of CHECKS) {
    const startedAt = Date.now();
    const { code, output } = await run();
    const seconds = ((Date.now() - startedAt) / 1000).toFixed(1);
    say(`${code === 0 ? '✓' : '✗'} ${name} (${seconds} s)`);
    if (code === 0) continue;
    isClean = false;
    say(output.trimEnd());
  }
  return isClean;
}

function runTool(name, args) {
  return runCaptured(bin(name), args);
}

function checkImports() {
  const folders = ['core', 'server', 'workers', 'client', 'scripts'];
  const env = { ...process.env, NODE_OPTIONS: `--import ${pathToFileURL(JSX_READER)}` };
  return runCaptured(bin('depcruise'), [...folders, '--config', '.dependency-cruiser.cjs'], { env });
}

function checkWords() {
  const found = WORDED_FOLDERS.flatMap((folder) => listFiles(join(ROOT, folder))).flatMap(findUnwanted);
  return { code: found.length === 0 ? 0 : 1, output: found.join('\n') };
}

function checkPages() {
  const pages = [
    ...listFiles(join(ROOT, 'docs')),
    ...['README.md', 'SECURITY.md', 'prompts/README.md'].map((page) => join(ROOT, page)),
  ];
  const found = pages
    .filter((page) => page.endsWith('.md'))
    .flatMap((page) => missingPaths(ROOT, relative(ROOT, page)));
  return { code: found.length === 0 ? 0 : 1, output: found.join('\n') };
}

function checkPackages() {
  const read = (file) => readFileSync(join(ROOT, file), 'utf8');
  const lock = JSON.parse(read('package-lock.json'));
  const faults = packageFaults(lock, JSON.parse(read('package.json')), read('.npmrc'));
  return { code: faults.length === 0 ? 0 : 1, output: faults.join('\n') };
}

async function checkRegexes() {
  // Loaded late: it needs packages, which may have to be installed first.
  const { findUnsafeRegexes, keepProofs } = await import('./lib/regex-safety.mjs');
  const sources = PRODUCT_FOLDERS.flatMap((folder) => listFiles(join(ROOT, folder))).filter((file) =>
    /[.]tsx?$/.test(file),
  );
  const problems = findUnsafeRegexes(sources);
  if (process.argv.includes('--keep-proofs')) keepProofs(sources);
  return { code: problems.length === 0 ? 0 : 1, output: problems.join('\n') };
}

function findUnwanted(file) {
  const lines = readFileSync(file, 'utf8').split('\n');
  return lines.flatMap((line, index) =>
    UNWANTED_WORDS.test(line) ? [`${file}:${index + 1}: ${line.trim().slice(0, 100)}`] : [],
  );
}

function listFiles(path) {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path).flatMap((name) => listFiles(join(path, name)));
}
