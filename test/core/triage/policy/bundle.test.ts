import { answerInputs } from '../../../../core/triage/judge/answer-inputs.ts';
import { activateBundle } from '../../../../core/triage/policy/bundle.ts';
import { among, is } from '../../../../core/triage/policy/conditions.ts';
import { defaultBundle } from '../../../../core/triage/policy/default-bundle.ts';
import { evaluatePolicy } from '../../../../core/triage/policy/evaluate.ts';
import type { TriageInputs } from '../../../../core/triage/policy/inputs.ts';
import { when } from '../../../../core/triage/policy/row.ts';
import { type Condition, ruleSchema } from '../../../../core/triage/policy/rule.ts';
import { ANSWER, look, QUESTION, ran, turnsFrom } from '../judge/scene.ts';

const rule = (over: Record<string, unknown> = {}) => ({
  id: 'low-confidence',
  version: 1,
  enabled: true,
  owner: 'Dana',
  message: 'low confidence',
  actions: ['reply.send'],
  when: { fact: 'answer.confidence', op: '<', value: 0.7 },
  effect: 'escalate',
  priority: 10,
  tests: [
    { facts: { 'answer.confidence': 0.2 }, expect: 'hit' },
    { facts: { 'answer.confidence': 0.9 }, expect: 'miss' },
  ],
  ...over,
});

describe('a bundle', () => {
  it('has one hash for the same rules in any order, and another for other rules', () => {
    const other = rule({ id: 'other' });
    const first = activateBundle([rule(), other]);
    expect(activateBundle([other, rule()])).toEqual(first);
    expect(activateBundle([rule({ priority: 11 }), other]).hash).not.toBe(first.hash);
  });

  it('gives a rule that says nothing of it the plain meaning', () => {
    const [stored] = activateBundle([rule({ meaning: { code: 'legal' } })]).rules;
    expect(stored?.meaning).toEqual({
      code: 'legal',
      need: 'policy_rule',
      evidence: 'lastWords',
      by: 'policy',
      detectedOnly: false,
    });
  });

  it.each([
    ['a reason code', { code: 'bad_weather' }],
    ['a kind of need', { need: 'hunger' }],
    ['a source of evidence', { evidence: 'stars' }],
  ])('is refused where a meaning names %s that there is none of', (_what, meaning) => {
    expect(() => activateBundle([rule({ meaning })])).toThrow(/Invalid option/);
  });

  it('is refused with every test that fails, of disabled rules as well', () => {
    const wrong = { when: { fact: 'answer.confidence', op: '>', value: 0.7 }, enabled: false };
    expect(() => activateBundle([rule(), rule({ ...wrong, id: 'wrong' })])).toThrow(
      'wrong, test 1: expected hit, got miss\nwrong, test 2: expected miss, got hit',
    );
  });

  it.each<[string, Condition]>([
    ['an input that nobody gives', { fact: 'answer.confidenec', op: '<', value: 0.7 }],
    ['a tier that does not exist', { fact: 'contact.tier', op: '==', value: 'vip' }],
    [
      'a tier that does not exist among others',
      { fact: 'contact.tier', op: 'in', value: ['premium', 'vip'] },
    ],
    ['a number for a yes or no', { fact: 'loop.detected', op: '==', value: 1 }],
    ['the same further inside', { not: { any: [{ fact: 'loop.detected', op: '==', value: 1 }] } }],
  ])('is refused where a rule reads %s', (_what, condition) => {
    expect(() => activateBundle([rule({ when: condition })])).toThrow(/low-confidence: nothing gives/);
  });

  it.each([['*'], ['engine.run']])('is refused where a rule about %s needs the answer', (action) => {
    expect(() => activateBundle([rule({ actions: ['reply.send', action] })])).toThrow(
      'low-confidence: answer.confidence is not known before there is an answer',
    );
  });

  it('is refused when two rules share an id, and when it is nested without end', () => {
    expect(() => activateBundle([rule(), rule()])).toThrow(/same id/);
    let deep: unknown = { fact: 'a', op: '==', value: 1 };
    for (let i = 0; i < 50_000; i++) deep = { not: deep };
    expect(() => activateBundle([rule({ when: deep })])).toThrow();
  });
});

describe('a row of the default policy', () => {
  it('does not compile with what is not there', () => {
    // @ts-expect-error: no such tier
    among('contact.tier', ['vip']);
    // @ts-expect-error: no such input
    is('loop.detekted');
    // @ts-expect-error: a number is no yes or no
    is('sentiment.last');
    const said = { priority: 1, message: 'It rains.', code: 'policy', need: 'policy_rule' } as const;
    // @ts-expect-error: no such source of evidence
    when('loop.detected', true, { ...said, evidence: 'stars' });
    // @ts-expect-error: a rule that calls a person has a meaning
    when('loop.detected', true, { priority: 1, message: 'It rains.' });
  });
});

describe('suppressing an escalation', () => {
  it.each([
    ['an effect of its own', { effect: 'suppress' }],
    ['an effect of continuing', { effect: 'continue_ai' }],
    ['an effect of not escalating', { effect: 'deny_escalation' }],
    ['an action on the way to a person', { actions: ['bypass.hide'] }],
    ['the same beside others', { actions: ['reply.send', 'bypass.delay'] }],
    ['the same in capitals', { actions: ['Bypass.hide'] }],
    ['the whole way to a person', { actions: ['bypass.*'] }],
    ['the name of a kernel rule', { id: 'K1' }],
    ['a field that says so', { escalate: false }],
    ['a list of rules to overrule', { overrides: ['K1', 'wish-in-words'] }],
    ['code', { when: { js: 'facts.escalate = false' } }],
    ['a pattern', { when: { fact: 'a', op: 'matches', value: '.*' } }],
    ['a field inside the condition', { when: { fact: 'a', op: '==', value: 1, suppress: true } }],
    ['a priority over everything', { priority: 10_000 }],
  ])('cannot be written as %s', (_how, over) => {
    expect(ruleSchema.safeParse(rule(over)).success).toBe(false);
    expect(ruleSchema.safeParse(rule()).success).toBe(true);
  });

  it('does not follow from allowing everything', () => {
    const allowAll = ruleSchema.parse(rule({ effect: 'allow', when: { all: [] }, priority: 9999 }));
    const facts = { actor: 'assistant', 'action.type': 'bypass.hide', 'customer.human_requested': true };
    expect(evaluatePolicy([allowAll], facts)).toMatchObject({ action: 'deny', escalate: true });
    for (const name of ['Bypass.hide', ' bypass.delay', 'bypass', 'bypass.x.y']) {
      expect(evaluatePolicy([allowAll], { ...facts, 'action.type': name }).action).toBe('deny');
    }
  });
});

/** A quiet conversation with a good answer: nothing speaks for a person. */
const turns = turnsFrom(QUESTION, ANSWER, 'Good, and what should the size of the batches be?');
const calm: TriageInputs = {
  ...look(turns).inputs,
  ...answerInputs(turns, ran({ text: 'Lower the batch size in the settings.' })),
  actor: 'assistant',
  'action.type': 'reply.send',
};
const judge = (over: TriageInputs) => evaluatePolicy(defaultBundle.rules, { ...calm, ...over });

function inputsOf(condition: Condition): string[] {
  if ('all' in condition) return condition.all.flatMap(inputsOf);
  if ('any' in condition) return condition.any.flatMap(inputsOf);
  return 'not' in condition ? inputsOf(condition.not) : [condition.fact];
}

describe('the policy that Handrail ships', () => {
  it('lets a calm conversation go on, before the engine and after it', () => {
    expect(judge({})).toMatchObject({ action: 'allow', escalate: false });
    expect(judge({ 'action.type': 'question.ask' })).toMatchObject({ action: 'allow', escalate: false });
    expect(judge({ 'action.type': 'engine.run' })).toMatchObject({ action: 'allow', escalate: false });
  });

  it.each<[string, TriageInputs]>([
    ['danger-to-someone', { 'danger.detected': true }],
    ['security-matter', { 'security.detected': true }],
    ['legal-matter', { 'legal.detected': true }],
    ['outage-reported', { 'outage.detected': true }],
    ['engine-failed', { 'engine.failed': true }],
    ['loop-without-progress', { 'loop.detected': true }],
    ['two-failed-fixes', { 'fixes.failedCount': 2 }],
    ['mood-is-bad', { 'sentiment.last': -0.31 }],
    ['repeat-contact', { 'repeatContact.count': 2 }],
    ['language-not-supported', { 'language.supported': false }],
    ['valued-account-unsolved', { 'contact.tier': 'enterprise', 'fixes.failedCount': 1 }],
    ['confidence-low', { 'answer.confidence': 0.1 }],
    ['claims-a-transfer', { 'answer.claimsTransfer': true }],
  ])('escalates by %s', (id, over) => {
    const verdict = judge(over);
    expect(verdict.escalate).toBe(true);
    expect(verdict.reasons).toContainEqual(expect.objectContaining({ id, indeterminate: false }));
  });

  it('calls a person for every input that a rule needs and nobody could tell', () => {
    const used = new Set(
      defaultBundle.rules.flatMap((r) => (r.effect === 'escalate' ? inputsOf(r.when) : [])),
    );
    const onlyBesideOthers = ['contact.tier', 'urgency.detected'];
    for (const fact of [...onlyBesideOthers, 'question.repeated']) used.delete(fact);
    expect(used.size).toBeGreaterThan(10);
    for (const fact of used) expect([fact, judge({ [fact]: null }).escalate]).toEqual([fact, true]);
    expect(judge({ 'question.repeated': null, 'action.type': 'question.ask' }).escalate).toBe(true);
  });

  it('does not ask for a person only because a visitor has no account, or has said little', () => {
    expect(judge({ 'contact.tier': null, 'fixes.failedCount': 1 }).escalate).toBe(false);
    expect(judge({ 'sentiment.last': -0.9, 'conversation.assistantTurns': 0 }).escalate).toBe(false);
  });

  it('gives each rule that calls a person or forbids a reason of its own', () => {
    const speaking = defaultBundle.rules.filter(({ effect }) => effect !== 'allow');
    expect(speaking.filter(({ meaning }) => meaning.code === 'policy')).toEqual([]);
  });
});
