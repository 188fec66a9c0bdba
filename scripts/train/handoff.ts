import { momentFeatureNames } from '../eval/handoff-moment/features.ts';
import { fitMoments, type LabelledDialogue } from '../eval/handoff-moment/fit.ts';
import { measureMoments } from '../eval/handoff-moment/measure.ts';
import { findHandoffMoments, type LinearPart } from '../eval/handoff-moment/model.ts';
import { kFold } from '../learning/resample.ts';
import { findData, readJsonLines } from '../lib/public-data.ts';
import type { Trainer } from './trainer.ts';

export type MhchDialogue = {
  readonly turns: readonly {
    readonly role: string;
    readonly ids: readonly number[];
    readonly label: number;
  }[];
};

/** Dialogues of mhch as turns and the numbers of the turns at which a person should take over. */
export const readMhch = (dialogues: readonly MhchDialogue[]): LabelledDialogue[] =>
  dialogues.map(({ turns }) => ({
    turns: turns.map(({ role, ids }) => ({ by: role === 'user' ? 'contact' : 'assistant', words: ids })),
    moments: turns.flatMap(({ label }, i) => (label === 1 ? [i] : [])),
  }));

const FOLDS = 5;
const rounded = (value: number): number => Number(value.toPrecision(6));
const short = ({ bias, weights, mean, sd }: LinearPart): LinearPart => ({
  bias: rounded(bias),
  weights: weights.map(rounded),
  mean: mean.map(rounded),
  sd: sd.map(rounded),
});

function crossFigures(dialogues: readonly LabelledDialogue[], tick: (done: number) => void) {
  const found: number[][] = [];
  kFold(dialogues.length, FOLDS).forEach((fold, k) => {
    const held = new Set(fold);
    const model = fitMoments(dialogues.filter((_, i) => !held.has(i)));
    for (const i of fold) found[i] = findHandoffMoments(model, dialogues[i]!.turns);
    tick(k + 1);
  });
  const { f1, recall, gt } = measureMoments(
    found,
    dialogues.map((dialogue) => dialogue.moments),
  );
  return {
    f1: rounded(f1),
    recall: rounded(recall),
    gt1: rounded(gt[0]),
    gt2: rounded(gt[1]),
    gt3: rounded(gt[2]),
  };
}

/** Trains the shipped model of handoff moments on the one set whose licence allows it. */
export const handoffTrainer: Trainer = {
  name: 'handoff',
  async train({ dataDir, progress }) {
    const file = findData(dataDir, 'mhch/ssa_makeup_eval.jsonl');
    if (!file) return { skipped: 'mhch/ssa_makeup_eval.jsonl is absent' };
    const dialogues = readMhch(readJsonLines<MhchDialogue>(file));
    const overall = crossFigures(dialogues, (done) => progress(done, FOLDS + 1, 'folds'));
    const model = fitMoments(dialogues);
    return {
      file: 'handoff.model.json',
      artefact: {
        ...model,
        first: short(model.first),
        second: short(model.second),
        features: momentFeatureNames,
      },
      card: {
        purpose:
          'Finds turns at which a person should take over, from who spoke, how much, and what was said again.',
        data: [{ name: 'mhch ssa_makeup (Chinese shop dialogues, word ids only)', licence: 'MIT' }],
        windows: { dialogues: dialogues.length, split: `${FOLDS} folds of whole dialogues` },
        metrics: { overall },
        limits: [
          'Learned on one shop in one language: figures on other shops are far lower, see the evaluation.',
          'Uses no words. It may only add a reason to call a person.',
        ],
      },
    };
  },
};
