import { changeThatFlips, letsSpeak, withChange } from '../../../../core/triage/explanation/change.ts';
import { defaultBundle } from '../../../../core/triage/policy/default-bundle.ts';
import { evaluatePolicy } from '../../../../core/triage/policy/evaluate.ts';
import { inputCatalogue } from '../../../../core/triage/policy/inputs.ts';

type Facts = Record<string, string | number | boolean | null>;

/** Nothing is noticed, and an article supports the answer. */
const quiet: Facts = {
  ...Object.fromEntries(
    Object.entries(inputCatalogue).map(([name, { type }]) => [
      name,
      type === 'boolean' ? false : type === 'number' ? 0 : null,
    ]),
  ),
  actor: 'assistant',
  'action.type': 'reply.send',
  'message.courtesy': 'none',
  'message.readable': true,
  'language.supported': true,
  'question.codeKnown': true,
  'answer.grounded': true,
  'answer.confidence': 0.6,
};

const asked = (over: Facts) => {
  const facts = { ...quiet, ...over };
  return { facts, verdict: evaluatePolicy(defaultBundle.rules, facts) };
};

describe('what would have changed a decision of the rules', () => {
  it.each([
    ['an answer', {}, 'answer.confidence', 0.34],
    ['two failed fixes', { 'fixes.failedCount': 2 }, 'fixes.failedCount', 1],
    ['a wish', { 'customer.human_requested': true }, 'customer.human_requested', false],
    ['an unknown code', { 'question.codeKnown': false }, 'question.codeKnown', true],
  ])('is found for %s', (_, over, fact, required) => {
    const { facts, verdict } = asked(over);
    expect(changeThatFlips(facts, verdict)).toMatchObject({ fact, required, current: facts[fact] });
  });

  it('is null where two things call a person', () => {
    const { facts, verdict } = asked({ 'fixes.failedCount': 2, 'customer.human_requested': true });
    expect(changeThatFlips(facts, verdict)).toBeNull();
  });

  it('is true for every rule: asked again with the change, the policy says otherwise', () => {
    const hits = defaultBundle.rules.flatMap(({ tests, actions }) =>
      tests.map((test) =>
        asked({ 'action.type': actions[0] === '*' ? 'reply.send' : actions[0]!, ...test.facts }),
      ),
    );
    const told = hits.flatMap(({ facts, verdict }) => {
      const change = changeThatFlips(facts, verdict);
      return change ? [{ facts, verdict, change }] : [];
    });
    expect(told.length).toBeGreaterThan(hits.length / 3);
    for (const { facts, verdict, change } of told) {
      const again = evaluatePolicy(defaultBundle.rules, withChange(facts, change));
      expect(letsSpeak(again)).not.toBe(letsSpeak(verdict));
    }
  });
});
