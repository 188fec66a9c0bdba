import { type IntentExample, predictIntent, trainIntent } from '../../core/triage/intent/intent-model.ts';
import { vectorsFor } from '../eval/vectors.ts';
import { kFold } from '../learning/resample.ts';
import { dataFolder, findData, readClinc } from '../lib/public-data.ts';

/**
 * Where `OUT_OF_SCOPE_BELOW` of the evaluation comes from: cross-validation inside the training parts of CLINC150 (train and
 * oos_train), so that its validation and test parts stay unseen. Run: npx tsx scripts/train/intent-threshold.ts
 */
const FOLDS = 5;
/** The highest threshold that costs at most this much of the accuracy in scope. */
const MAY_COST = 0.01;

type Scored = { right: boolean; score: number };

async function scoreFolds(folds: number): Promise<{ inside: Scored[]; outside: number[] }> {
  const file = findData(dataFolder(), 'clinc150/train_val.json', 'clinc150/data_full.json');
  if (!file) throw new Error('clinc150 is not in the data folder');
  const { train = [], oos_train = [] } = readClinc(file);
  const vectors = await vectorsFor(train.map((row) => row[0]));
  const oosVectors = await vectorsFor(oos_train.map((row) => row[0]));
  const examples: IntentExample[] = train.map(([text, label]) => ({ text, label }));
  const inside: Scored[] = [];
  const outside: number[] = [];
  const held = kFold(train.length, FOLDS).map((indices) => new Set(indices));
  for (let fold = 0; fold < folds; fold++) {
    const kept = examples.map((_, i) => i).filter((i) => !held[fold]!.has(i));
    const model = trainIntent(
      kept.map((i) => examples[i]!),
      kept.map((i) => vectors[i]!),
    );
    examples.forEach(({ text, label }, i) => {
      if (!held[fold]!.has(i)) return;
      const [said] = predictIntent(model, text, vectors[i]);
      inside.push({ right: said?.label === label, score: said?.score ?? 0 });
    });
    oos_train.forEach(([text], i) => {
      outside.push(predictIntent(model, text, oosVectors[i])[0]?.score ?? 0);
    });
    process.stderr.write(`fold ${fold + 1} of ${folds}\n`);
  }
  return { inside, outside };
}

const { inside, outside } = await scoreFolds(Number(process.argv[2] ?? FOLDS));
const free = inside.filter(({ right }) => right).length / inside.length;
let chosen = 0;
for (let step = 20; step <= 70; step++) {
  const threshold = step / 100;
  const accuracy = inside.filter(({ right, score }) => right && score >= threshold).length / inside.length;
  const found = outside.filter((score) => score < threshold).length / outside.length;
  if (free - accuracy <= MAY_COST) chosen = threshold;
  if (step % 2 === 0)
    process.stdout.write(
      `${threshold.toFixed(2)}  in scope ${accuracy.toFixed(3)}  found ${found.toFixed(3)}\n`,
    );
}
process.stdout.write(`without ${free.toFixed(3)}; chosen ${chosen}\n`);
