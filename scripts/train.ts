import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { sha256Hex } from './lib/digest.ts';
import { dataFolder } from './lib/public-data.ts';
import type { Trainer } from './train/trainer.ts';
import { trainers } from './train/trainers.ts';

const models = path.resolve(import.meta.dirname, '../workers/engines/local/models');

/** Runs one trainer and writes its artefact and its card. */
async function runTrainer(trainer: Trainer, dataDir: string): Promise<void> {
  const start = performance.now();
  const result = await trainer.train({
    dataDir,
    progress: (done, total, label) => process.stderr.write(`  ${trainer.name} ${done}/${total} ${label}\n`),
  });
  if ('skipped' in result) {
    process.stdout.write(`${trainer.name}: skipped, ${result.skipped}\n`);
    return;
  }
  if ('written' in result) {
    process.stdout.write(`${trainer.name}: written, version ${result.written}\n`);
    return;
  }
  const body = `${JSON.stringify(result.artefact)}\n`;
  const seconds = Number(((performance.now() - start) / 1000).toFixed(1));
  const card = { artefact: result.file, sha256: sha256Hex(body), ...result.card };
  writeFileSync(path.join(models, result.file), body);
  writeFileSync(
    path.join(models, result.file.replace('.model.json', '.card.json')),
    `${JSON.stringify(card, null, 2)}\n`,
  );
  process.stdout.write(
    `${trainer.name}: ${result.file}, ${Math.round(body.length / 1024)} KB, ${seconds} s\n`,
  );
}

const only = process.argv.includes('--only') ? process.argv[process.argv.indexOf('--only') + 1] : undefined;
const chosen = trainers.filter((trainer) => only === undefined || trainer.name === only);
if (chosen.length === 0) {
  process.stderr.write(`No trainer named ${only}. There are: ${trainers.map((t) => t.name).join(', ')}\n`);
  process.exitCode = 2;
}
for (const trainer of chosen) await runTrainer(trainer, dataFolder());
