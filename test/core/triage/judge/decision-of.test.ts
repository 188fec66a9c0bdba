import { firedRules } from '../../../../core/triage/explanation/explain.ts';
import { after, type Conclusion } from '../../../../core/triage/judge/after.ts';
import { decisionOf } from '../../../../core/triage/judge/decision-of.ts';
import { defaultBundle } from '../../../../core/triage/policy/default-bundle.ts';
import { evaluatePolicy } from '../../../../core/triage/policy/evaluate.ts';
import { shippedModel } from '../shipped-model.ts';
import { failedRun, look, QUESTION, ran, turnsFrom } from './scene.ts';

const frame = { id: 'd1', conversationId: 'c1', seq: 4, at: '2026-03-02T10:00:00.000Z', latencyMs: 12.345 };
const decide = (conclusion: Conclusion) => decisionOf(conclusion, shippedModel(), frame);
const asked = look(turnsFrom(QUESTION));
const wished = look(turnsFrom('I want to talk to a human being please'));

describe('the decision that is stored', () => {
  it('names engine, articles, messages and score of an answer', () => {
    const decision = decide(after(asked, ran()));
    expect(decision).toMatchObject({
      action: 'reply',
      engine: 'openai',
      latencyMs: 12.3,
      inputs: { entrySeqs: [2], articles: [{ id: 'nwx-502', version: 3 }] },
      why: 'Answered from “Error NWX-502”. No rule called for a person.',
    });
    expect(decision.score).toBeGreaterThan(0);
  });

  it('has no score where no engine ran, because half of its features would be invented', () => {
    expect(decide(after(wished, null))).toMatchObject({
      action: 'escalate',
      engine: 'policy',
      modelVersion: defaultBundle.hash,
      score: null,
      reason: { code: 'asked_in_words' },
      why: 'The customer asked for a person.',
    });
  });

  it('has no score where the engine did not say how sure it is', () => {
    const decision = decide(after(asked, ran({ confidence: null })));
    expect(decision.unknownFeatures).toEqual([{ feature: 'self_reported_uncertainty', problem: 'missing' }]);
    expect(decision.why).toBe(
      'A person takes over, because nobody can tell whether this is so: The assistant is not sure enough of its answer.',
    );
  });

  it.each([
    [
      'asks',
      after(asked, ran({ action: 'ask', text: 'Which version?', articles: [] })),
      /^Asked back, because/,
    ],
    ['fails', after(asked, failedRun('engine_timeout')), /^The assistant could not give a usable answer\.$/],
    [
      'proposes a person',
      after(
        asked,
        ran({ action: 'escalate', text: null, escalation: { reason: 'unsure', text: 'Two articles fit' } }),
      ),
      /^Two articles fit\.$/,
    ],
  ])('says why when the engine %s', (_what, conclusion, why) => {
    expect(decide(conclusion).why).toMatch(why);
  });

  it('holds what is needed to come to the same rules again', () => {
    for (const conclusion of [
      after(asked, ran()),
      after(wished, null),
      after(asked, failedRun('engine_failed')),
    ]) {
      const stored = decide(conclusion);
      const again = evaluatePolicy(defaultBundle.rules, stored.inputs.facts);
      expect(firedRules(again.reasons)).toEqual(stored.rules);
    }
  });
});
