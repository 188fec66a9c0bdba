import type { FeatureName, FeatureValues } from '../score/features.ts';
import type { WishModel } from '../wish/learned.ts';
import { detectorPhrases, findInContact } from './detector-phrases.ts';
import { type InputSpecs, type ValuesOf, yesNo } from './input.ts';
import type { DetectorTurn, Evidence } from './turn.ts';

/** What is known of a conversation beside its words. */
export type Surroundings = {
  wishModel?: WishModel;
  /** ISO 639-1 codes that the assistant can answer in; null for any. */
  languages: readonly string[] | null;
  /** The language of the page, as the widget was given it (BCP 47). */
  locale: string | null;
  priorContacts7d: number;
};

/** What a detector looks at. `last` is the contact's newest message. */
export type Seen = Surroundings & {
  readonly turns: readonly DetectorTurn[];
  readonly last: DetectorTurn;
};

/** What a detector says: its inputs of the policy, the words that show it, its features of the score. */
export type Finding<I extends InputSpecs> = {
  readonly inputs: ValuesOf<I>;
  readonly evidence?: Evidence | undefined;
  readonly features?: FeatureValues;
};

export type Detector<I extends InputSpecs> = {
  readonly inputs: I;
  readonly look: (seen: Seen) => Finding<I>;
};

/** A row of the table: which inputs it gives the policy, and how they are found. */
export const detector = <I extends InputSpecs>(inputs: I, look: Detector<I>['look']): Detector<I> => ({
  inputs,
  look,
});

/**
 * The commonest row: a yes or no, yes where the contact says what the rule `phrases` of the word tables finds.
 * Throws RangeError if there is no such rule.
 */
export function saying<N extends string>(
  name: N,
  meaning: string,
  phrases: string,
  feature?: FeatureName,
): Detector<Readonly<Record<N, ReturnType<typeof yesNo>>>> {
  type Inputs = Readonly<Record<N, ReturnType<typeof yesNo>>>;
  if (!detectorPhrases.rules.some(({ id }) => id === phrases)) {
    throw new RangeError(`no word table has the rule ${phrases}`);
  }
  return detector({ [name]: yesNo(meaning) } as Inputs, ({ turns }) => {
    const evidence = findInContact(turns, phrases).at(-1);
    const isFound = evidence !== undefined;
    return {
      inputs: { [name]: isFound } as ValuesOf<Inputs>,
      evidence,
      features: feature ? { [feature]: Number(isFound) } : {},
    };
  });
}
