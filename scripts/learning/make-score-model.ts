import { contentHash } from '../../core/shared/canonical-json.ts';
import { type ScoreModel, type ScoreModelBody, scoreModelSchema } from '../../core/triage/score/model.ts';

/** Names a model by its content. Throws ZodError if it would not be accepted when it is read back. */
export function makeScoreModel(body: ScoreModelBody): ScoreModel {
  return scoreModelSchema.parse({ ...body, version: contentHash(body) });
}
