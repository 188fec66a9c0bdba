import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { readScoreModel, type ScoreModel } from '../../../core/triage/score/model.ts';
import { type WishArtefact, type WishModel, wishModelFrom } from '../../../core/triage/wish/learned.ts';

export type LocalModels = { wish: WishModel; score: ScoreModel };

/** The trained artefacts that ship with the product; `npm run model:train` makes them. */
export async function readModels(): Promise<LocalModels> {
  const [wish, score] = await Promise.all(
    ['wish', 'score'].map((name) =>
      readFile(path.join(import.meta.dirname, 'models', `${name}.model.json`), 'utf8'),
    ),
  );
  return {
    wish: wishModelFrom(JSON.parse(wish ?? '') as WishArtefact),
    score: readScoreModel(JSON.parse(score ?? '')),
  };
}
