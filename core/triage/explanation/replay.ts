import { canonicalJson } from '../../shared/canonical-json.ts';
import { evaluatePolicy } from '../policy/evaluate.ts';
import type { EvaluableRule } from '../policy/rule.ts';
import type { ScoreModel } from '../score/model.ts';
import type { Decision } from './decision.ts';
import { explain, firedRules, snapshotFeatures } from './explain.ts';

export type ReplayDifference = { field: string; stored: unknown; replayed: unknown };
export type Replay = { equal: boolean; differences: ReplayDifference[] };

/**
 * Computes a decision's score, explanation and (given its bundle) rules again from its stored inputs. They must
 * be equal; a difference is an incident. `model` is the version that the decision names, null where none scored.
 */
export function replayDecision(
  decision: Decision,
  model: ScoreModel | null,
  bundle?: { readonly hash: string; readonly rules: readonly EvaluableRule[] },
): Replay {
  const stored: Record<string, unknown> = { ...decision, featureSnapshot: decision.inputs.featureSnapshot };
  const replayed: Record<string, unknown> = {
    ...replayScore(decision, model),
    ...(bundle ? replayRules(decision, bundle) : {}),
  };
  const differences = Object.keys(replayed)
    .filter((field) => canonicalJson(stored[field] ?? null) !== canonicalJson(replayed[field] ?? null))
    .map((field) => ({ field, stored: stored[field], replayed: replayed[field] }));
  return { equal: differences.length === 0, differences };
}

function replayScore(decision: Decision, model: ScoreModel | null): Record<string, unknown> {
  const { featureSnapshot } = snapshotFeatures(decision.inputs.features);
  if (model === null) return { featureSnapshot, scoreModelVersion: null, score: null };
  return { featureSnapshot, ...explain(model, decision.inputs.features) };
}

function replayRules(
  decision: Decision,
  bundle: { readonly hash: string; readonly rules: readonly EvaluableRule[] },
): Record<string, unknown> {
  const verdict = evaluatePolicy(bundle.rules, decision.inputs.facts);
  return { policyBundle: bundle.hash, rules: firedRules(verdict.reasons) };
}
