import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { readScoreModel, type ScoreModel } from '../../../core/triage/score/model.ts';

const path = resolve(__dirname, '../../../workers/engines/local/models/score.model.json');

/** The score model as it is shipped, before anything has parsed it. */
export const shippedModelText = (): string => readFileSync(path, 'utf8');

export const shippedModel = (): ScoreModel => readScoreModel(JSON.parse(shippedModelText()));
