/** An input of the policy: a yes or no, a number, or a word; with `values`, one of a list of words. */
export type InputSpec = {
  readonly type: 'boolean' | 'number' | 'string';
  readonly values?: readonly string[];
  readonly meaning: string;
};
export type InputSpecs = Readonly<Record<string, InputSpec>>;

export const yesNo = (meaning: string) => ({ type: 'boolean', meaning }) as const;
export const amount = (meaning: string) => ({ type: 'number', meaning }) as const;
export const word = (meaning: string) => ({ type: 'string', meaning }) as const;
export const oneOf = <const V extends readonly string[]>(values: V, meaning: string) =>
  ({ type: 'string', values, meaning }) as const;

type ValueOf<S extends InputSpec> = S extends { values: readonly (infer V extends string)[] }
  ? V
  : { boolean: boolean; number: number; string: string }[S['type']];

/** A value for each input. `null` is unknown, and what a rule needs and nobody knows calls a person. */
export type ValuesOf<I extends InputSpecs> = { readonly [N in keyof I]: ValueOf<I[N]> | null };
