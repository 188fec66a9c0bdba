// npm run bench: the product beside bare floors, row by row, and the targets. How to read it: docs/benchmarks.md.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { createBench, type Size } from './bench/bench-run.ts';
import { flameOf } from './bench/flame.ts';
import { pictureOf } from './bench/picture.ts';
import type { Profile } from './bench/profile.ts';
import { pageWith } from './bench/publish.ts';
import { type Report, reportOf } from './bench/report.ts';
import { groups } from './bench/rows/table.ts';
import { listOf, targetsText, textOf } from './bench/text.ts';

const ROOT = path.resolve(import.meta.dirname, '..');
const REPORT = path.join(ROOT, 'reports/bench.json');
const PAGE = path.join(ROOT, 'docs/benchmarks.md');
const PICTURE = path.join(ROOT, 'docs/images/bench.svg');
const FLAME = path.join(ROOT, 'docs/images/flame.svg');
const ROUNDS = { quick: 1, normal: 5, full: 5 } as const;
const MOST_ROUNDS = 20;

const HELP = `npm run bench -- [options]
  --only ROW[,ROW]  only these rows
  --rounds N        rounds of each row (5; with --quick 1)
  --quick           a short look, with small numbers
  --full            with a million conversations stored
  --list            the rows, what they measure and how
  --publish         measures nothing: draws the last report and writes it into docs/benchmarks.md
  --profile FOLDER  processor profiles of server and worker, in the rows of messages and of answers
  --flame FILE      measures nothing: draws such a profile for docs/hot-path.md`;

const { values } = parseArgs({
  options: {
    rounds: { type: 'string' },
    only: { type: 'string' },
    quick: { type: 'boolean', default: false },
    full: { type: 'boolean', default: false },
    list: { type: 'boolean', default: false },
    publish: { type: 'boolean', default: false },
    profile: { type: 'string' },
    flame: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
});

if (values.help) console.log(HELP);
else if (values.list) console.log(listOf(groups));
else if (values.publish) publish();
else if (values.flame)
  writeFileSync(FLAME, flameOf(JSON.parse(readFileSync(values.flame, 'utf8')) as Profile));
else await measure();

async function measure(): Promise<void> {
  const size: Size = values.quick ? 'quick' : values.full ? 'full' : 'normal';
  const rounds = Math.floor(Number(values.rounds ?? ROUNDS[size]));
  if (!(rounds >= 1 && rounds <= MOST_ROUNDS)) throw new Error(`--rounds: 1 to ${MOST_ROUNDS}`);
  const bench = createBench({ rounds, size, only: wantedRows(), profileArgs: profileArgs() });
  const startedAt = performance.now();
  for (const group of groups) await bench.group(group);
  const report = reportOf(bench, performance.now() - startedAt);
  mkdirSync(path.dirname(REPORT), { recursive: true });
  writeFileSync(REPORT, `${JSON.stringify(report, null, 2)}\n`);
  console.log(`\n${textOf(report.rows, groups)}\n\n${targetsText(report.targets)}`);
  const where = path.relative(process.cwd(), REPORT);
  console.log(`\n${report.machine}, Node ${report.node.slice(1)}, ${report.minutes} min; ${where}`);
}

/** @throws Error where a name is none of a row */
function wantedRows(): ReadonlySet<string> | null {
  if (values.only === undefined) return null;
  const known = groups.flatMap(({ rows }) => rows.map(({ name }) => name));
  const wanted = values.only.split(',').map((name) => name.trim());
  const unknown = wanted.filter((name) => !known.includes(name));
  if (unknown.length > 0)
    throw new Error(`--only: no row is called ${unknown.join(', ')}; there are ${known.join(', ')}`);
  return new Set(wanted);
}

/** A profile is written when its process ends. */
function profileArgs(): string[] {
  return values.profile ? ['--cpu-prof', `--cpu-prof-dir=${path.resolve(values.profile)}`] : [];
}

function publish(): void {
  const report = JSON.parse(readFileSync(REPORT, 'utf8')) as Report;
  writeFileSync(PICTURE, pictureOf(report));
  writeFileSync(PAGE, pageWith(readFileSync(PAGE, 'utf8'), report));
}
