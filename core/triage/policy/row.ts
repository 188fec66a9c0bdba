import type { z } from 'zod';
import type { NeedKind } from '../../values/need.ts';
import type { ReasonCode } from '../../values/reason.ts';
import { is } from './conditions.ts';
import type { InputOf, TriageAction, TriageInputs } from './inputs.ts';
import type { Meaning } from './meaning.ts';
import type { Condition, RuleTest, ruleSchema } from './rule.ts';

type About = {
  priority: number;
  /** Why, in plain words, for the people who take over. */
  message: string;
  /** Where absent: whatever the assistant is about to do. */
  actions?: TriageAction[];
};
type Calls = {
  effect?: 'escalate' | 'deny';
  code: ReasonCode;
  need: NeedKind;
  evidence: Meaning['evidence'];
} & Partial<Pick<Meaning, 'by' | 'passesOn' | 'detectedOnly'>>;
type Tested = {
  when: Condition;
  hit: TriageInputs;
  miss: TriageInputs;
  /** Inputs among which a needed one is unknown: a rule that calls a person then does so in doubt. */
  unknown?: TriageInputs;
};

/** A row of the default policy: a rule that calls a person or forbids, or one that allows. */
export type Row = About & Tested & (Calls | { effect: 'allow' });

/** A row about a yes or no that calls a person when it is `calling`: the commonest kind. */
export const when = (
  name: InputOf<'boolean'>,
  calling: boolean,
  rest: About & Calls,
): About & Tested & Calls => ({
  ...rest,
  when: is(name, calling),
  hit: { [name]: calling },
  miss: { [name]: !calling },
  unknown: { [name]: null },
});

/** The rule as it is stored and activated. */
export function ruleFrom(id: string, row: Row): z.input<typeof ruleSchema> {
  const { priority, message, actions = ['*'], effect = 'escalate' } = row;
  const common = { id, version: 1, enabled: true, owner: 'Handrail', message, actions, effect, priority };
  const rule = { ...common, when: row.when, tests: testsOf(row) };
  return row.effect === 'allow' ? rule : { ...rule, meaning: meaningOf(row) };
}

function meaningOf({ code, need, evidence, by, passesOn, detectedOnly }: Calls): Partial<Meaning> {
  return {
    code,
    need,
    evidence,
    ...(by ? { by } : {}),
    ...(passesOn ? { passesOn } : {}),
    ...(detectedOnly ? { detectedOnly } : {}),
  };
}

function testsOf({ hit, miss, unknown }: Tested): RuleTest[] {
  const tests: RuleTest[] = [
    { facts: hit, expect: 'hit' },
    { facts: miss, expect: 'miss' },
  ];
  return unknown ? [...tests, { facts: unknown, expect: 'indeterminate' }] : tests;
}
