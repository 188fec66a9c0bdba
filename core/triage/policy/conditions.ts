import type { ChoiceInput, ChoiceOf, InputName, InputOf } from './inputs.ts';
import type { Condition } from './rule.ts';

// Conditions over the catalogue: a name or a value that it does not have does not compile.

export const is = (name: InputOf<'boolean'>, value = true): Condition => ({ fact: name, op: '==', value });
export const atLeast = (name: InputOf<'number'>, value: number): Condition => ({
  fact: name,
  op: '>=',
  value,
});
export const atMost = (name: InputOf<'number'>, value: number): Condition => ({
  fact: name,
  op: '<=',
  value,
});
export const below = (name: InputOf<'number'>, value: number): Condition => ({ fact: name, op: '<', value });
export const among = <N extends ChoiceInput>(name: N, value: readonly ChoiceOf<N>[]): Condition => ({
  fact: name,
  op: 'in',
  value: [...value],
});
/** Asks for something that may be absent, so that its absence calls nobody. */
export const known = (name: InputName): Condition => ({ fact: name, op: 'exists', value: true });
export const all = (...conditions: Condition[]): Condition => ({ all: conditions });
