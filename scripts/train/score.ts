import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ScoreModel } from '../../core/triage/score/model.ts';
import { buildScoreModel } from './score-model.ts';

const target = fileURLToPath(new URL('../../workers/engines/local/models/score.model.json', import.meta.url));

export type TrainContext = { dataDir: string; progress: (text: string) => void };

/**
 * Trains the escalation score from `dataDir`/mhch and writes the artefact that the local engine loads. The card
 * in it says what it was trained on, how it did, and what it must not be trusted with.
 */
export async function train({ dataDir, progress }: TrainContext): Promise<ScoreModel> {
  progress('score: fitting on handoff moments and scenarios');
  const model = buildScoreModel(await readFile(join(dataDir, 'mhch', 'ssa_makeup_eval.jsonl'), 'utf8'));
  await mkdir(dirname(target), { recursive: true });
  await writeFile(target, `${JSON.stringify(model, null, 1)}\n`);
  const { tau, n } = model.threshold;
  progress(`score: ${model.version.slice(0, 12)}, threshold ${tau} from ${n} conversations with a need`);
  return model;
}
