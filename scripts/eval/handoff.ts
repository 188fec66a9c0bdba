import { kFold } from '../learning/resample.ts';
import { findData, readJsonLines } from '../lib/public-data.ts';
import { withInterval } from './figures.ts';
import { fitMoments, type LabelledDialogue } from './handoff-moment/fit.ts';
import { measureMoments } from './handoff-moment/measure.ts';
import { findHandoffMoments } from './handoff-moment/model.ts';
import { readMhch } from './mhch.ts';
import { DataAbsent, type EvalContext, type EvalRow } from './row.ts';

const FOLDS = 10;
const ANCHOR =
  'published DAMI (with words) F1 67.3, GT 70.3 / 79.1 / 83.9; structure only 50.2, 50.7 / 66.0 / 74.9';

type Moments = readonly (readonly number[])[];

function crossValidate(dialogues: readonly LabelledDialogue[], tick: (done: number) => void): Moments {
  const found: number[][] = [];
  kFold(dialogues.length, FOLDS).forEach((fold, k) => {
    const held = new Set(fold);
    const model = fitMoments(dialogues.filter((_, i) => !held.has(i)));
    for (const i of fold) found[i] = findHandoffMoments(model, dialogues[i]!.turns);
    tick(k + 1);
  });
  return found;
}

function rowsFor(
  found: Moments,
  dialogues: readonly LabelledDialogue[],
  part: string,
  aimed: boolean,
): EvalRow[] {
  const gold = dialogues.map((dialogue) => dialogue.moments);
  const always = dialogues.map((dialogue) => dialogue.turns.map((_, i) => i));
  const never = dialogues.map(() => []);
  const pick = (moments: Moments, indices: ArrayLike<number>) => Array.from(indices, (i) => moments[i]!);
  const quality = (moments: Moments, indices: ArrayLike<number>) =>
    measureMoments(pick(moments, indices), pick(gold, indices));
  const all = quality(
    found,
    gold.map((_, i) => i),
  );
  const note = `recall ${(100 * all.recall).toFixed(1)}; GT with λ=.5, late calls punished: ${all.gtLate.map((x) => (100 * x).toFixed(1)).join(' / ')}`;
  const measures = [
    ['F1', 52, (q: ReturnType<typeof measureMoments>) => 100 * q.f1],
    ['GT-I', null, (q: ReturnType<typeof measureMoments>) => 100 * q.gt[0]],
    ['GT-II', null, (q: ReturnType<typeof measureMoments>) => 100 * q.gt[1]],
    ['GT-III', 76, (q: ReturnType<typeof measureMoments>) => 100 * q.gt[2]],
  ] as const;
  return measures.map(([name, target, read]) => ({
    measure: `handoff moments, ${part}, ${name}`,
    ...withInterval(dialogues.length, (indices) => read(quality(found, indices)), 200),
    target: aimed ? target : null,
    anchor: ANCHOR,
    n: dialogues.length,
    note,
    baselines: [
      { name: 'always', value: read(measureMoments(always, gold)) },
      { name: 'never', value: read(measureMoments(never, gold)) },
    ],
  }));
}

/**
 * Handoff moments of mhch clothing from structure alone, without looking ahead. By ten folds of whole dialogues;
 * where the test part lies beside the tuning part, trained on the one and tested on the other.
 */
export async function evaluate({ dataDir, progress }: EvalContext): Promise<EvalRow[]> {
  const file = findData(dataDir, 'mhch/dami_clothing_eval.jsonl');
  if (!file) throw new DataAbsent('mhch/dami_clothing_eval.jsonl is absent');
  const clothing = readMhch(readJsonLines(file));
  const testFile = findData(dataDir, 'mhch/dami_clothing_test.jsonl');
  if (testFile) {
    const test = readMhch(readJsonLines(testFile));
    const model = fitMoments(clothing);
    return rowsFor(
      test.map((d) => findHandoffMoments(model, d.turns)),
      test,
      'clothing test part',
      true,
    );
  }
  const found = crossValidate(clothing, (done) => progress(done, FOLDS + 1, 'handoff moments'));
  const rows = rowsFor(found, clothing, 'clothing', true);
  const makeup = findData(dataDir, 'mhch/ssa_makeup_eval.jsonl');
  if (!makeup) return rows;
  const foreign = fitMoments(readMhch(readJsonLines(makeup)));
  progress(FOLDS + 1, FOLDS + 1, 'handoff moments');
  const across = clothing.map((dialogue) => findHandoffMoments(foreign, dialogue.turns));
  return [...rows, ...rowsFor(across, clothing, 'makeup (ssa) to clothing', false)];
}
