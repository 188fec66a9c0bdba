// npm test: gets what the suites need, runs all of them, and closes with `N passed, N failed`.
// `npm test -- PATTERN` runs the suites whose path matches; other arguments of jest pass through as well.
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { buildStale } from './lib/build-steps.mjs';
import { findBrowser } from './lib/find-browser.mjs';
import { checkNodeVersion, ensureInstalled } from './lib/install.mjs';
import { bin, ROOT } from './lib/paths.mjs';
import { exitWithError, say, step } from './lib/progress.mjs';
import { findParts } from './services/parts.mjs';

const SLOWEST_SHOWN = 10;
/** What a suite left open may take this long to end after the report was written. */
const ENDS_WITHIN_MS = 30_000;

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  exitWithError(error);
}

async function main(args) {
  checkNodeVersion();
  await ensureInstalled();
  await buildStale();
  await step('getting the stores', (onProgress) => findParts({ mongo: true, redis: true, onProgress }));
  const browser = await step('getting a browser', findBrowser);
  const reportDir = mkdtempSync(join(tmpdir(), 'handrail-report-'));
  try {
    const reportFile = join(reportDir, 'report.json');
    const code = await runJest([...args, '--json', `--outputFile=${reportFile}`], browser, reportFile);
    const report = JSON.parse(readFileSync(reportFile, 'utf8'));
    const counts = countsOf(report);
    for (const line of slowestOf(report)) say(line);
    say(formatCounts(counts));
    return code !== 0 || counts.failed > 0 || counts.passed === 0 ? 1 : 0;
  } finally {
    rmSync(reportDir, { recursive: true, force: true });
  }
}

/** jest reports to standard error; the JSON that it also prints is not for people. */
function runJest(args, browser, reportFile) {
  const env = { ...process.env, HANDRAIL_TEST_BROWSER: JSON.stringify(browser) };
  const child = spawn(bin('jest'), args, { cwd: ROOT, env, stdio: ['ignore', 'ignore', 'inherit'] });
  const watch = endOnceReported(child, reportFile);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve(code ?? 1));
  }).finally(() => clearInterval(watch));
}

/** A test that was given up may hold its connections for ever; the result is to be seen all the same. */
function endOnceReported(child, reportFile) {
  let reportedAt = null;
  return setInterval(() => {
    if (reportedAt === null && existsSync(reportFile)) reportedAt = performance.now();
    if (reportedAt === null || performance.now() - reportedAt < ENDS_WITHIN_MS) return;
    say('a suite left something open: its process was ended');
    child.kill('SIGKILL');
  }, 1_000);
}

/** A suite that could not even be loaded counts as one failure, or it would go unseen. */
function countsOf(report) {
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + report.numRuntimeErrorTestSuites,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

/** The tests that took longest, one line each, with their seconds and file. */
function slowestOf({ testResults }) {
  const tests = testResults.flatMap(({ name, assertionResults }) =>
    assertionResults.map(({ fullName, duration }) => ({
      file: relative(ROOT, name),
      fullName,
      duration: duration ?? 0,
    })),
  );
  const slowest = tests.sort((a, b) => b.duration - a.duration).slice(0, SLOWEST_SHOWN);
  const lines = slowest.map(
    ({ file, fullName, duration }) => `${(duration / 1000).toFixed(1).padStart(7)} s  ${file}: ${fullName}`,
  );
  return ['the slowest tests:', ...lines];
}

function formatCounts({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}
