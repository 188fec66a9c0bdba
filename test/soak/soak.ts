// npm run soak: several servers and workers under faults that a seed chooses. See `--help`.
import { parseArgs } from 'node:util';
import { soakCases } from './cases.ts';
import { soak } from './run.ts';

const USAGE = `npm run soak -- [options]

Starts servers and workers on embedded stores, customers and agents with the product's own client code, and strikes
faults. Afterwards every screen must show what the store has, and nobody may be left waiting. Ends with 1 if anything
was violated.

  --seconds N      how long faults are struck (default 60)
  --seeds A,B,C    one run for each (default 1)
  --servers N      (default 2)
  --workers N      (default 2)
  --customers N    (default 6)
  --agents N       at most 3 (default 2)
  --cases          the runs that once found something
  --only TEXT      only faults whose name holds TEXT
  --keep-logs      also of runs without a violation
  --quiet          only what is wrong, and a line for each run`;

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '60' },
    seeds: { type: 'string', default: '1' },
    servers: { type: 'string', default: '2' },
    workers: { type: 'string', default: '2' },
    customers: { type: 'string', default: '6' },
    agents: { type: 'string', default: '2' },
    cases: { type: 'boolean', default: false },
    only: { type: 'string' },
    'keep-logs': { type: 'boolean', default: false },
    quiet: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});

if (values.help) console.log(USAGE);
else await main();

async function main(): Promise<void> {
  let violations = 0;
  const seconds = Number(values.seconds);
  const runs = values.cases
    ? soakCases
    : values.seeds.split(',').map((seed) => ({ seed: Number(seed), seconds }));
  for (const run of runs) {
    const startedAt = performance.now();
    const at = () => `${((performance.now() - startedAt) / 1_000).toFixed(1).padStart(6)} s`;
    const report = await soak({
      ...run,
      servers: Number(values.servers),
      workers: Number(values.workers),
      customers: Number(values.customers),
      agents: Math.min(3, Number(values.agents)),
      keepLogs: values['keep-logs'],
      ...(values.only ? { only: values.only } : {}),
      onEvent(line) {
        if (!values.quiet || line.startsWith('VIOLATION')) console.log(`${at()}  ${line}`);
      },
    });
    violations += report.violations.length;
    const { conversations, entries, messages, escalations, resolved } = report.lived;
    console.log(
      `seed ${run.seed}: ${conversations} conversations, ${entries} entries, ${messages} messages, ${escalations} requests ` +
        `for a person, ${resolved} resolved; ${report.struck} faults, ${report.violations.length} violations; ` +
        `screens true after ${report.screensAfter.toFixed(1)} s, all served after ${report.servedAfter.toFixed(1)} s`,
    );
  }
  process.exitCode = violations > 0 ? 1 : 0;
}
