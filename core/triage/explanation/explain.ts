import { contentHash } from '../../shared/canonical-json.ts';
import type { PolicyReason } from '../policy/evaluate.ts';
import { featureCodeVersion } from '../score/features.ts';
import type { ScoreModel } from '../score/model.ts';
import { scoreFeatures } from '../score/score.ts';
import type { Decision, ScorePart } from './decision.ts';

export type GivenFeatures = { readonly [name: string]: number | null | undefined };

const mostTopFeatures = 5;

const nothingScored: ScorePart = {
  score: null,
  interval: null,
  intervalKind: 'delta_logit',
  intervalLevel: 0.95,
  baseLogit: null,
  contributions: [],
  topFeatures: [],
  counterfactual: null,
  threshold: null,
  exceedsThreshold: false,
  unknownFeatures: [],
  scoreModelVersion: null,
};

/** The part of a decision where no score was computed, because nothing could be computed. */
export const unscored = (): ScorePart => ({ ...nothingScored });

/**
 * What the score says of these features and why: score, interval, exact contributions, the nearest feasible
 * counterfactual. With an unknown feature there is no score, and the threshold counts as reached.
 */
export function explain(model: ScoreModel, features: GivenFeatures): ScorePart {
  const scored = scoreFeatures(model, features);
  const { threshold, exceedsThreshold } = scored;
  const common = { ...nothingScored, threshold, exceedsThreshold, scoreModelVersion: model.version };
  if (!scored.known) return { ...common, unknownFeatures: scored.unknown };
  const { score, interval, baseLogit, contributions } = scored;
  const topFeatures = [...contributions]
    .sort((a, b) => Math.abs(b.contribution) - Math.abs(a.contribution))
    .slice(0, mostTopFeatures)
    .map((part) => part.feature);
  const counterfactual = withoutFeasible(scored.counterfactual);
  return { ...common, score, interval, baseLogit, contributions, topFeatures, counterfactual };
}

function withoutFeasible(found: (ScorePart['counterfactual'] & { feasible: boolean }) | null) {
  if (!found) return null;
  const { feature, current, required, expectedScore } = found;
  return { feature, current, required, expectedScore };
}

/** The features as they are stored: what is not a finite number is null, and the hash is over exactly that. */
export function snapshotFeatures(
  features: GivenFeatures,
): Pick<Decision['inputs'], 'features' | 'featureSnapshot' | 'featureCodeVersion'> {
  const stored = Object.fromEntries(
    Object.entries(features).map(([name, value]) => [
      name,
      typeof value === 'number' && Number.isFinite(value) ? value : null,
    ]),
  );
  return { features: stored, featureSnapshot: contentHash(stored), featureCodeVersion };
}

/** The rules that fired, as a decision names them. */
export const firedRules = (reasons: readonly PolicyReason[]): Decision['rules'] =>
  reasons.map(({ id, effect, message, indeterminate }) => ({ id, outcome: effect, message, indeterminate }));

/**
 * The inputs of the policy as they are stored; what is no text, number or yes/no is null. Ask the policy with this
 * snapshot and not with what it was made from, so that a replay sees the same.
 */
export function snapshotInputs(inputs: { readonly [name: string]: unknown }): Decision['inputs']['facts'] {
  const storable = (value: unknown) =>
    typeof value === 'string' || typeof value === 'boolean' || Number.isFinite(value);
  return Object.fromEntries(
    Object.entries(inputs).map(([name, value]) => [name, storable(value) ? (value as string) : null]),
  );
}
