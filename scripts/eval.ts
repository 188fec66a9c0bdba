import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parts } from './eval/parts.ts';
import { DataAbsent, type EvalPart, type EvalRow, isReached } from './eval/row.ts';
import { formatTable } from './eval/table.ts';
import { dataFolder } from './lib/public-data.ts';

type PartResult = { name: string; seconds: number; skipped?: string; failed?: string; rows: EvalRow[] };

const BAR = 24;
let lastShown = 0;

function showProgress(name: string, done: number, total: number, label: string): void {
  const share = total > 0 ? Math.min(1, done / total) : 0;
  if (!process.stderr.isTTY) {
    if (performance.now() - lastShown < 10_000) return;
    lastShown = performance.now();
    process.stderr.write(`${name}: ${label} ${Math.round(share * 100)} %\n`);
    return;
  }
  const filled = Math.round(share * BAR);
  process.stderr.write(
    `\r\x1b[K${name} [${'█'.repeat(filled)}${'░'.repeat(BAR - filled)}] ${done}/${total} ${label}`,
  );
}

async function runPart(part: EvalPart, dataDir: string): Promise<PartResult> {
  const start = performance.now();
  const seconds = (): number => Number(((performance.now() - start) / 1000).toFixed(1));
  try {
    const rows = await part.evaluate({
      dataDir,
      progress: (done, total, label) => showProgress(part.name, done, total, label),
    });
    return { name: part.name, seconds: seconds(), rows };
  } catch (error) {
    if (error instanceof DataAbsent)
      return { name: part.name, seconds: seconds(), skipped: error.message, rows: [] };
    return { name: part.name, seconds: seconds(), failed: String(error), rows: [] };
  } finally {
    if (process.stderr.isTTY) process.stderr.write('\r\x1b[K');
  }
}

function chosenParts(): readonly EvalPart[] {
  const at = process.argv.indexOf('--only');
  const only = at > 0 ? process.argv[at + 1]?.split(',') : undefined;
  return parts.filter((part) => only === undefined || only.includes(part.name));
}

const chosen = chosenParts();
if (chosen.length === 0) {
  process.stderr.write(`No such part. There are: ${parts.map((part) => part.name).join(', ')}\n`);
  process.exit(2);
}
const results: PartResult[] = [];
for (const part of chosen) {
  const result = await runPart(part, dataFolder());
  results.push(result);
  if (result.skipped) process.stdout.write(`${part.name}: skipped, ${result.skipped}\n`);
  if (result.failed) process.stdout.write(`${part.name}: FAILED, ${result.failed}\n`);
}
const rows = results.flatMap((result) => result.rows);
const [ofProduct, inLaboratory] = [
  rows.filter((row) => !row.isLaboratory),
  rows.filter((row) => row.isLaboratory),
];
process.stdout.write(`What the product calls, the way it calls it\n\n${formatTable(ofProduct)}\n`);
if (inLaboratory.length > 0)
  process.stdout.write(
    `\nIn the laboratory: the product does not use these\n\n${formatTable(inLaboratory)}\n`,
  );
const report = path.resolve(import.meta.dirname, '../reports/eval.json');
mkdirSync(path.dirname(report), { recursive: true });
writeFileSync(report, `${JSON.stringify({ at: new Date().toISOString(), parts: results }, null, 2)}\n`);
const missed = ofProduct.filter((row) => !isReached(row));
process.stdout.write(
  `${ofProduct.length} figures of the product, ${missed.length} below their target. Written to reports/eval.json\n`,
);
if (missed.length > 0 || results.some((result) => result.failed)) process.exitCode = 1;
