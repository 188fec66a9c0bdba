import { type Decision, decisionSchema } from '../../../../core/triage/explanation/decision.ts';
import {
  explain,
  firedRules,
  snapshotFeatures,
  snapshotInputs,
} from '../../../../core/triage/explanation/explain.ts';
import { defaultBundle } from '../../../../core/triage/policy/default-bundle.ts';
import { evaluatePolicy } from '../../../../core/triage/policy/evaluate.ts';
import { featureCatalogue } from '../../../../core/triage/score/features.ts';
import { logit } from '../../../../core/triage/score/logistic.ts';
import { shippedModel } from '../shipped-model.ts';

const model = shippedModel();

/** A second message with a good article and a calm customer. */
const calm = {
  loop_sim: 0,
  reformulations: 0,
  own_repetition: 0,
  turns_without_new_fact: 0,
  first_turn: 0,
  turn_index: 1,
  message_length: 2.2,
  reply_length: 3.4,
  sentiment_ewma: 0.1,
  sentiment_slope3: 0,
  failed_fixes: 0,
  topic_outage: 0,
  topic_security: 0,
  topic_legal: 0,
  kb_top_score: 0.85,
  engine_failures: 0,
  self_reported_uncertainty: 0.1,
  prior_contacts_7d: 0,
};
const upset = { ...calm, failed_fixes: 2, sentiment_ewma: -0.5, sentiment_slope3: -0.2, kb_top_score: 0.3 };

const quietFacts = {
  actor: 'assistant',
  'action.type': 'reply.send',
  'customer.human_requested': false,
  'wish.doubtful': false,
  'danger.detected': false,
  'security.detected': false,
  'legal.detected': false,
  'outage.detected': false,
  'urgency.detected': false,
  'loop.detected': false,
  'message.deniesSolved': false,
  'sentiment.last': 0,
  'fixes.failedCount': 0,
  'repeatContact.count': 0,
  'question.unansweredCount': 0,
  'language.supported': true,
  'message.readable': true,
  'conversation.assistantTurns': 1,
  'engine.failed': false,
  'engine.escalationProposed': false,
  'answer.confidence': 0.9,
  'answer.grounded': true,
  'answer.claimsTransfer': false,
  'question.codeKnown': true,
};

function decide(
  features: Record<string, number | null>,
  over: { facts?: Record<string, unknown>; decision?: Partial<Decision> } = {},
): Decision {
  const part = explain(model, features);
  const facts = snapshotInputs({ ...quietFacts, ...over.facts });
  const verdict = evaluatePolicy(defaultBundle.rules, facts);
  return {
    id: 'd1',
    conversationId: 'c1',
    seq: 4,
    at: '2026-03-02T10:00:00.000Z',
    // As it would be where the score acts.
    action: verdict.escalate || part.exceedsThreshold ? 'escalate' : 'reply',
    engine: 'local',
    model: null,
    modelVersion: null,
    promptId: null,
    promptVersion: null,
    rules: firedRules(verdict.reasons),
    inputs: {
      entrySeqs: [1, 3],
      articles: [{ id: 'a1', version: 2 }],
      toolCalls: [],
      facts,
      ...snapshotFeatures(features),
    },
    latencyMs: 12,
    tokens: { input: 0, output: 0 },
    policyBundle: defaultBundle.hash,
    mode: 'live',
    reason: null,
    why: '-',
    ...part,
    ...over.decision,
  };
}

describe('a decision', () => {
  it('is accepted, whether it answers or escalates', () => {
    expect(decide(calm).action).toBe('reply');
    expect(decide(upset).action).toBe('escalate');
    for (const features of [calm, upset]) {
      const decision = decide(features);
      expect(decisionSchema.parse(decision)).toEqual(decision);
      const sum = decision.contributions.reduce((total, c) => total + c.contribution, decision.baseLogit!);
      expect(Math.abs(sum - logit(decision.score!))).toBeLessThan(1e-6);
      expect(decision.topFeatures).toHaveLength(5);
    }
  });

  it('survives being stored as JSON', () => {
    expect(decisionSchema.safeParse(JSON.parse(JSON.stringify(decide(upset)))).success).toBe(true);
  });

  it('says what would have changed it, and that would have', () => {
    const stuck = { ...calm, failed_fixes: 3, sentiment_ewma: 0 };
    const decision = decide(stuck);
    const { feature, required, expectedScore } = decision.counterfactual!;
    expect(expectedScore).toBe(model.threshold.tau);
    expect(explain(model, { ...stuck, [feature]: required }).score).toBeCloseTo(expectedScore, 9);
  });

  it.each<[string, Partial<Decision>]>([
    ['another score', { score: 0.7, interval: [0.1, 0.99] }],
    ['an interval beside the score', { interval: [0, 0.0001] }],
    ['another base', { baseLogit: 0 }],
    ['no interval', { interval: null }],
    ['no threshold', { threshold: null }],
    ['a threshold that was reached and is said not to be', { exceedsThreshold: false }],
    ['an answer against the threshold', { action: 'reply', rules: [] }],
    ['a field more', { suppressed: true } as object],
    ['a bundle that is no hash', { policyBundle: 'default' }],
    ['a time without milliseconds', { at: '2026-03-02T10:00:00Z' }],
  ])('is refused with %s', (_what, over) => {
    expect(decisionSchema.safeParse({ ...decide(upset), ...over }).success).toBe(false);
  });

  it('is refused when a contribution or a stored feature was changed', () => {
    const decision = decide(upset);
    const [first, ...rest] = decision.contributions;
    const bent = { ...decision, contributions: [{ ...first!, contribution: 0 }, ...rest] };
    expect(decisionSchema.safeParse(bent).success).toBe(first!.contribution === 0);
    const inputs = { ...decision.inputs, features: { ...decision.inputs.features, failed_fixes: 0 } };
    expect(decisionSchema.safeParse({ ...decision, inputs }).success).toBe(false);
  });

  it('cannot answer where a rule calls for a person or nobody could tell', () => {
    const certain = decide(calm, { facts: { 'legal.detected': true } });
    const doubtful = decide(calm, { facts: { 'loop.detected': null } });
    for (const decision of [certain, doubtful]) {
      expect(decision.action).toBe('escalate');
      expect(decisionSchema.safeParse(decision).success).toBe(true);
      expect(decisionSchema.safeParse({ ...decision, action: 'reply' }).success).toBe(false);
      expect(decisionSchema.safeParse({ ...decision, action: 'reply', mode: 'shadow' }).success).toBe(false);
    }
  });

  it('may answer over the threshold while the score is only being watched', () => {
    const shadow = decide(upset, { decision: { action: 'reply', mode: 'shadow' } });
    expect(decisionSchema.safeParse(shadow).success).toBe(true);
  });
});

describe('an unknown feature', () => {
  it.each([
    [null, 'missing'],
    [Number.NaN, 'missing'],
    [7, 'out of range'],
  ])('of %p gives no score and a person', (value, problem) => {
    const decision = decide({ ...calm, kb_top_score: value });
    expect(decision).toMatchObject({ score: null, exceedsThreshold: true, action: 'escalate' });
    expect(decision.unknownFeatures).toEqual([{ feature: 'kb_top_score', problem }]);
    expect(decisionSchema.safeParse(decision).success).toBe(true);
  });
});

describe('what a decision stores', () => {
  it('is enough to come to the same score and the same rules again', () => {
    for (const features of [calm, upset, { ...calm, kb_top_score: null }]) {
      const stored = JSON.parse(JSON.stringify(decide(features))) as Decision;
      expect(stored).toMatchObject(explain(model, stored.inputs.features));
      const { reasons } = evaluatePolicy(defaultBundle.rules, stored.inputs.facts);
      expect(stored.rules).toEqual(firedRules(reasons));
    }
  });
});

describe('the features of this test', () => {
  it('are those of the catalogue', () =>
    expect(Object.keys(calm).sort()).toEqual(Object.keys(featureCatalogue).sort()));
});
