import { changeThatFlips } from '../explanation/change.ts';
import { type Decision, decisionSchema } from '../explanation/decision.ts';
import { explain, firedRules, snapshotFeatures, unscored } from '../explanation/explain.ts';
import { defaultBundle } from '../policy/default-bundle.ts';
import type { ScoreModel } from '../score/model.ts';
import type { Conclusion } from './after.ts';
import { whyInOneSentence } from './why.ts';

/** What only the caller knows of a decision: its names, its place, and what it took. */
export type DecisionFrame = Pick<Decision, 'id' | 'conversationId' | 'seq' | 'at'> & { latencyMs: number };

const policyMark = {
  engine: 'policy',
  model: 'handrail-policy',
  modelVersion: defaultBundle.hash,
  promptId: null,
  promptVersion: null,
};

/**
 * The conclusion as it is stored. Where no engine ran there is no score: half of its features would be invented.
 * Throws ZodError if the parts contradict each other.
 */
export function decisionOf(conclusion: Conclusion, model: ScoreModel, frame: DecisionFrame): Decision {
  const { before, run, consulted, features, action } = conclusion;
  const { engine, model: name, modelVersion, promptId, promptVersion } = run?.result ?? policyMark;
  const tokens = run?.result.tokens;
  return decisionSchema.parse({
    ...frame,
    latencyMs: Math.round(frame.latencyMs * 10) / 10,
    action,
    engine,
    model: name,
    modelVersion,
    promptId,
    promptVersion,
    rules: firedRules(consulted.verdict.reasons),
    inputs: {
      entrySeqs: before.turns.map(({ seq }) => seq),
      articles: (run?.articles ?? []).map(({ id, version }) => ({ id, version })),
      toolCalls: [],
      ...snapshotFeatures(features),
      facts: consulted.inputs,
    },
    tokens: tokens ?? { input: 0, output: 0 },
    policyBundle: defaultBundle.hash,
    // The score that is shipped was trained without real conversations: it is stored and shown, and does not act.
    mode: 'shadow',
    reason: conclusion.action === 'escalate' ? conclusion.cause.reason : null,
    why: whyInOneSentence(conclusion),
    change: changeThatFlips(consulted.inputs, consulted.verdict),
    ...(run ? explain(model, features) : unscored()),
    // A score that did not act has no other outcome to speak of.
    counterfactual: null,
  });
}
