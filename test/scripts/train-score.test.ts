import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { buildScoreModel } from '../../scripts/train/score-model.ts';
import { shippedModel } from '../core/triage/shipped-model.ts';

const source = resolve(__dirname, '../../../shared/data/mhch/ssa_makeup_eval.jsonl');
const there = existsSync(source);
if (!there)
  console.warn('skipped: ../shared/data/mhch is not here, so the shipped score cannot be trained again');

describe('training', () => {
  (there ? it : it.skip)('gives the model that is shipped', () => {
    const stored = shippedModel();
    const built = buildScoreModel(readFileSync(source, 'utf8'));
    expect(built.threshold).toEqual(stored.threshold);
    expect(built.features.map((f) => f.name)).toEqual(stored.features.map((f) => f.name));
    built.features.forEach((feature, i) => {
      expect(feature.weight).toBeCloseTo(stored.features[i]!.weight, 9);
    });
    expect(built.card).toEqual(stored.card);
  });
});
