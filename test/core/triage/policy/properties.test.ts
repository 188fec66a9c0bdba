import fc from 'fast-check';
import { evaluatePolicy } from '../../../../core/triage/policy/evaluate.ts';
import type { Condition, EvaluableRule } from '../../../../core/triage/policy/rule.ts';
import { evaluateCondition } from '../../../../core/triage/policy/truth.ts';

const names = ['a', 'b', 'c.d', 'c.e'];
const scalar = fc.oneof(fc.integer({ min: -2, max: 2 }), fc.boolean(), fc.constantFrom('x', 'y'));

// Without `exists`, which is the one operator that asks for absence itself.
const leaf: fc.Arbitrary<Condition> = fc.oneof(
  fc.record({ fact: fc.constantFrom(...names), op: fc.constantFrom('==', '!='), value: scalar }),
  fc.record({
    fact: fc.constantFrom(...names),
    op: fc.constantFrom('<', '<=', '>', '>='),
    value: fc.integer({ min: -2, max: 2 }),
  }),
  fc.record({
    fact: fc.constantFrom(...names),
    op: fc.constant('in'),
    value: fc.array(scalar, { minLength: 1, maxLength: 3 }),
  }),
) as fc.Arbitrary<Condition>;

const condition = fc.letrec<{ node: Condition }>((tie) => ({
  node: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    leaf,
    fc.record({ all: fc.array(tie('node'), { maxLength: 3 }) }),
    fc.record({ any: fc.array(tie('node'), { maxLength: 3 }) }),
    fc.record({ not: tie('node') }),
  ),
})).node;

const rule: fc.Arbitrary<EvaluableRule> = fc.record({
  id: fc.stringMatching(/^[a-z][a-z0-9]{1,6}$/),
  message: fc.constant('m'),
  actions: fc.constantFrom(['*'], ['reply.send'], ['question.ask']),
  when: condition,
  effect: fc.constantFrom('deny', 'require_approval', 'allow', 'escalate'),
  priority: fc.integer({ min: 0, max: 3 }),
});
const rules = fc.uniqueArray(rule, { selector: (r) => r.id, maxLength: 8 });

const value = fc.oneof(scalar, fc.constantFrom(null, Number.NaN, {}, []));
const facts = fc.record({ a: value, b: value, 'c.d': value, 'c.e': value }).map((given) => ({
  ...given,
  actor: 'assistant',
  'action.type': 'reply.send',
  'customer.human_requested': false,
}));
type Facts = Record<string, unknown>;

const strictness = { allow: 0, require_approval: 1, deny: 2 };
const options = { numRuns: 2000, seed: 7 };

describe('the policy as a whole', () => {
  it('never becomes more lenient when a fact is lost', () => {
    const lost = fc.constantFrom(undefined, null, Number.NaN, {});
    fc.assert(
      fc.property(rules, facts, fc.constantFrom(...names), lost, (given, known, name, nothing) => {
        const before = evaluatePolicy(given, known);
        const after = evaluatePolicy(given, { ...known, [name]: nothing });
        if (before.escalate) expect(after.escalate).toBe(true);
        expect(strictness[after.action]).toBeGreaterThanOrEqual(strictness[before.action]);
      }),
      options,
    );
  });

  it('calls a person whenever the kernel cannot tell whether one was asked for, or what is to be done', () => {
    fc.assert(
      fc.property(
        rules,
        facts,
        fc.constantFrom('customer.human_requested', 'action.type'),
        (given, known: Facts, name) => evaluatePolicy(given, { ...known, [name]: null }).escalate,
      ),
      options,
    );
  });

  it('never lets a denial, or any rule that is added, cancel an escalation', () => {
    fc.assert(
      fc.property(rules, facts, rule, (given, known, added) => {
        const extra = { ...added, id: 'zz-added', effect: 'deny' as const, priority: 9999 };
        const before = evaluatePolicy(given, known);
        if (before.escalate) expect(evaluatePolicy([...given, extra], known).escalate).toBe(true);
        const others = evaluatePolicy([...given, { ...added, id: 'zz-added' }], known);
        if (before.escalate) expect(others.escalate).toBe(true);
        if (before.action === 'deny') expect(others.action).toBe('deny');
      }),
      options,
    );
  });

  it('escalates on an explicit request under any rules and any facts', () => {
    fc.assert(
      fc.property(rules, facts, (given, known) => {
        const verdict = evaluatePolicy(given, { ...known, 'customer.human_requested': true });
        return verdict.escalate && verdict.reasons[0]?.id === 'K1';
      }),
      options,
    );
  });

  it('has reasons in one order, and none whose condition is false', () => {
    fc.assert(
      fc.property(rules, facts, (given, known) => {
        const byId = new Map(given.map((r) => [r.id, r]));
        const fired = evaluatePolicy(given, known).reasons.map((reason) => byId.get(reason.id)!);
        for (const [i, r] of fired.entries()) {
          expect(evaluateCondition(r.when, known)).not.toBe('false');
          const next = fired[i + 1];
          if (!next) continue;
          expect(r.priority > next.priority || (r.priority === next.priority && r.id < next.id)).toBe(true);
        }
      }),
      options,
    );
  });
});

describe('a comparison', () => {
  const check = (when: unknown, given: Facts) => evaluateCondition(when as Condition, given);

  it.each([
    [{ fact: 'a', op: '<', value: 5 }, { a: '3' }, 'unknown'],
    [{ fact: 'a', op: '==', value: true }, { a: 1 }, 'unknown'],
    [{ fact: 'a', op: '!=', value: 'x' }, {}, 'unknown'],
    [{ fact: 'a', op: 'in', value: ['x'] }, { a: 3 }, 'unknown'],
    [{ fact: 'a', op: 'contains', value: 'x' }, { a: ['y'] }, 'false'],
    [{ fact: 'a', op: 'contains', value: 'x' }, { a: ['y', null] }, 'unknown'],
    [{ fact: 'a', op: 'contains', value: 'x' }, { a: 'axb' }, 'true'],
    [{ fact: 'a', op: 'exists', value: true }, {}, 'false'],
    [{ fact: 'a', op: 'exists', value: false }, { a: null }, 'true'],
    [{ fact: 'a', op: 'exists', value: true }, { a: Number.NaN }, 'unknown'],
    [{ fact: 'constructor.name', op: '==', value: 'Object' }, {}, 'unknown'],
    [{ all: [] }, {}, 'true'],
    [{ any: [] }, {}, 'false'],
    [{ not: { fact: 'a', op: '==', value: 1 } }, {}, 'unknown'],
    [
      {
        all: [
          { fact: 'a', op: '==', value: 1 },
          { fact: 'b', op: '==', value: 1 },
        ],
      },
      { b: 2 },
      'false',
    ],
    [
      {
        any: [
          { fact: 'a', op: '==', value: 1 },
          { fact: 'b', op: '==', value: 1 },
        ],
      },
      { b: 1 },
      'true',
    ],
  ])('%j of %j is %s', (when, given, expected) => {
    expect(check(when, given)).toBe(expected);
  });

  it('that throws is unknown', () => {
    const trap = {
      get a(): never {
        throw new Error('no such source');
      },
    };
    expect(check({ fact: 'a', op: '==', value: 1 }, trap)).toBe('unknown');
  });
});
