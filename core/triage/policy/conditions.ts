import type { ChoiceInput, ChoiceOf, InputName, InputOf } from './inputs.ts';
import type { Condition } from './rule.ts';

// Conditions over the catalogue: a name or a value that it does not have does not compile.

export const is = (fact: InputOf<'boolean'>, value = true): Condition => ({ fact, op: '==', value });
export const atLeast = (fact: InputOf<'number'>, value: number): Condition => ({ fact, op: '>=', value });
export const atMost = (fact: InputOf<'number'>, value: number): Condition => ({ fact, op: '<=', value });
export const below = (fact: InputOf<'number'>, value: number): Condition => ({ fact, op: '<', value });
export const among = <N extends ChoiceInput>(fact: N, value: readonly ChoiceOf<N>[]): Condition => ({
  fact,
  op: 'in',
  value: [...value],
});
/** Asks for something that may be absent, so that its absence calls nobody. */
export const known = (fact: InputName): Condition => ({ fact, op: 'exists', value: true });
export const all = (...conditions: Condition[]): Condition => ({ all: conditions });
