import { activateBundle, bundleSchema, dryRun, makeBundle } from '../../../../core/triage/policy/bundle.ts';
import { defaultBundle, defaultRules } from '../../../../core/triage/policy/default-bundle.ts';
import { evaluatePolicy, reasonLabel } from '../../../../core/triage/policy/evaluate.ts';
import { inputCatalogue, missingInputs, type TriageInputs } from '../../../../core/triage/policy/inputs.ts';
import { type Condition, type Rule, ruleSchema } from '../../../../core/triage/policy/rule.ts';

const rule = (over: Record<string, unknown> = {}) => ({
  id: 'low-confidence',
  version: 1,
  enabled: true,
  owner: 'Dana',
  message: 'low confidence',
  actions: ['*'],
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
    const other = rule({ id: 'other' }) as Rule;
    const first = makeBundle([rule() as Rule, other]);
    expect(makeBundle([other, rule() as Rule])).toEqual(first);
    expect(makeBundle([rule({ priority: 11 }) as Rule, other]).hash).not.toBe(first.hash);
    expect(bundleSchema.safeParse(first).success).toBe(true);
    expect(bundleSchema.safeParse({ ...first, rules: [] }).success).toBe(false);
  });

  it('is activated when every embedded test passes', () => {
    const outcome = activateBundle(null, [rule()]);
    expect(outcome).toMatchObject({ ok: true, bundle: { rules: [{ id: 'low-confidence' }] } });
  });

  it('is refused with every test that fails, and the one before stays in force', () => {
    const wrong = rule({
      id: 'wrong',
      when: { fact: 'answer.confidence', op: '>', value: 0.7 },
      enabled: false,
    });
    const outcome = activateBundle(defaultBundle, [rule(), wrong]);
    expect(outcome).toEqual({
      ok: false,
      bundle: defaultBundle,
      failures: [
        { kind: 'test', ruleId: 'wrong', test: 'test 1', expected: 'hit', got: 'miss' },
        { kind: 'test', ruleId: 'wrong', test: 'test 2', expected: 'miss', got: 'hit' },
      ],
    });
  });

  it('is refused when two rules share an id, and when it is nested without end', () => {
    expect(activateBundle(defaultBundle, [rule(), rule()])).toMatchObject({
      ok: false,
      bundle: defaultBundle,
    });
    let deep: unknown = { fact: 'a', op: '==', value: 1 };
    for (let i = 0; i < 50_000; i++) deep = { not: deep };
    expect(activateBundle(defaultBundle, [rule({ when: deep })]).ok).toBe(false);
  });

  it('shows in a dry run what it would decide differently', () => {
    const current = makeBundle([rule() as Rule]);
    const stricter = makeBundle([rule({ when: { fact: 'answer.confidence', op: '<', value: 0.8 } }) as Rule]);
    const facts = (confidence: number) => ({
      actor: 'assistant',
      'action.type': 'reply.send',
      'customer.human_requested': false,
      'answer.confidence': confidence,
    });
    const changes = dryRun(current, stricter, [facts(0.75), facts(0.9), facts(0.1)]);
    expect(changes.map((change) => [change.index, change.before.escalate, change.after.escalate])).toEqual([
      [0, false, true],
    ]);
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
    const allowAll = rule({ effect: 'allow', when: { all: [] }, priority: 9999 }) as Rule;
    const facts = { actor: 'assistant', 'action.type': 'bypass.hide', 'customer.human_requested': true };
    expect(evaluatePolicy([allowAll], facts)).toMatchObject({ action: 'deny', escalate: true });
    for (const name of ['Bypass.hide', ' bypass.delay', 'bypass', 'bypass.x.y']) {
      expect(evaluatePolicy([allowAll], { ...facts, 'action.type': name }).action).toBe('deny');
    }
  });
});

/** A quiet conversation with a good answer: nothing speaks for a person. */
const calm: TriageInputs = {
  actor: 'assistant',
  'action.type': 'reply.send',
  'customer.human_requested': false,
  'wish.detected': false,
  'danger.detected': false,
  'security.detected': false,
  'legal.detected': false,
  'outage.detected': false,
  'urgency.detected': false,
  'loop.detected': false,
  'sentiment.ewma': 0,
  'sentiment.slope3': 0,
  'sentiment.last': 0,
  'fixes.failedCount': 0,
  'repeatContact.count': 0,
  'question.unansweredCount': 0,
  'language.supported': true,
  'message.readable': true,
  'injection.suspected': false,
  'conversation.assistantTurns': 1,
  'engine.failed': false,
  'engine.escalationProposed': false,
  'answer.confidence': 0.9,
  'answer.grounded': true,
  'answer.claimsTransfer': false,
  'answer.languageMatches': true,
  'question.repeated': false,
  'score.value': 0.1,
  'score.exceedsThreshold': false,
};
const judge = (over: TriageInputs) => evaluatePolicy(defaultBundle.rules, { ...calm, ...over });

function leavesOf(when: Condition): { fact: string; op: string; value: unknown }[] {
  if ('all' in when) return when.all.flatMap(leavesOf);
  if ('any' in when) return when.any.flatMap(leavesOf);
  return 'not' in when ? leavesOf(when.not) : [when];
}

describe('the policy that Handrail ships', () => {
  it('can be activated, and speaks only of facts in the catalogue, by their type', () => {
    expect(activateBundle(null, defaultRules)).toEqual({ ok: true, bundle: defaultBundle });
    for (const { fact, op, value } of defaultRules.flatMap((r) => leavesOf(r.when))) {
      expect(inputCatalogue).toHaveProperty([fact]);
      const sample = Array.isArray(value) ? value[0] : value;
      if (op !== 'exists')
        expect(typeof sample).toBe(inputCatalogue[fact as keyof typeof inputCatalogue].type);
    }
  });

  it('lets a calm conversation go on, before the engine and after it', () => {
    expect(missingInputs(calm, 'reply.send')).toEqual([]);
    expect(judge({})).toMatchObject({ action: 'allow', escalate: false });
    expect(judge({ 'action.type': 'question.ask' })).toMatchObject({ action: 'allow', escalate: false });
    const before = Object.fromEntries(
      Object.entries(calm).filter(
        ([name]) => inputCatalogue[name as 'actor'].phase === ('message' as string),
      ),
    );
    const facts = { ...before, 'action.type': 'engine.run' };
    expect(missingInputs(facts, 'engine.run')).toEqual([]);
    expect(evaluatePolicy(defaultBundle.rules, facts)).toMatchObject({ action: 'allow', escalate: false });
  });

  it.each<[string, TriageInputs]>([
    ['danger-to-someone', { 'danger.detected': true }],
    ['wish-in-words', { 'wish.detected': true }],
    ['security-matter', { 'security.detected': true }],
    ['legal-matter', { 'legal.detected': true }],
    ['outage-reported', { 'outage.detected': true }],
    ['engine-failed', { 'engine.failed': true }],
    ['loop-without-progress', { 'loop.detected': true }],
    ['two-failed-fixes', { 'fixes.failedCount': 2 }],
    ['mood-is-bad', { 'sentiment.ewma': -0.31 }],
    ['mood-is-falling', { 'sentiment.slope3': -0.35, 'sentiment.last': -0.6 }],
    ['repeat-contact', { 'repeatContact.count': 2 }],
    ['language-not-supported', { 'language.supported': false }],
    ['valued-account-unsolved', { 'contact.tier': 'vip', 'fixes.failedCount': 1 }],
    ['score-over-threshold', { 'score.exceedsThreshold': true }],
    ['confidence-low', { 'answer.confidence': 0.1 }],
    ['claims-a-transfer', { 'answer.claimsTransfer': true }],
  ])('escalates by %s', (id, over) => {
    const verdict = judge(over);
    expect(verdict.escalate).toBe(true);
    expect(verdict.reasons.map(reasonLabel)).toContain(id);
  });

  it('calls a person for every fact that a rule needs and nobody could tell', () => {
    const used = new Set(
      defaultRules.flatMap((r) => (r.effect === 'escalate' ? leavesOf(r.when) : [])).map((l) => l.fact),
    );
    const alone = [
      'contact.tier',
      'urgency.detected',
      'sentiment.last',
      'question.repeated',
      'sentiment.slope3',
    ];
    for (const fact of alone) used.delete(fact);
    for (const fact of used) expect([fact, judge({ [fact]: null }).escalate]).toEqual([fact, true]);
    expect(judge({ 'question.repeated': null, 'action.type': 'question.ask' }).escalate).toBe(true);
  });

  it('does not ask for a person only because a visitor has no account', () => {
    expect(judge({ 'contact.tier': null, 'fixes.failedCount': 1 }).escalate).toBe(false);
  });
});
