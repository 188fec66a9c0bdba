import artefact from './dissatisfaction.model.json' with { type: 'json' };
import { dissatisfactionModelSchema } from './dissatisfaction-model.ts';

const model = dissatisfactionModelSchema.parse(artefact);

/** The chance from which a contact counts as dissatisfied. */
export const DISSATISFIED = model.threshold;

/** The chance, 0 to 1, that a person reading along would call the contact dissatisfied; from `exchangeFeatures`. */
export function chanceOfDissatisfaction(row: Float64Array): number {
  const eta = model.weights.reduce((sum, weight, j) => sum + weight * row[j]!, model.bias);
  return 1 / (1 + Math.exp(-eta));
}
