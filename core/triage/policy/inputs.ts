import { tierSchema } from '../../values/people.ts';
import { amount, type InputSpec, oneOf, type ValuesOf, yesNo } from '../detectors/input.ts';
import { detectorInputs } from '../detectors/table.ts';

/**
 * What triage asks the policy about: before a courtesy is returned, before the engine runs, and before what it proposes
 * is done.
 */
const triageActions = ['courtesy.return', 'engine.run', 'reply.send', 'question.ask'] as const;
export type TriageAction = (typeof triageActions)[number];

const standing = {
  actor: oneOf(['assistant', 'contact', 'agent', 'system'], 'who wants to act; the kernel reads it'),
  'action.type': oneOf(triageActions, 'the action that is asked about'),
  'contact.tier': oneOf(tierSchema.options, 'tier of the account; a visitor without one has none'),
} as const;

/** Known once the engine has answered or failed. */
const ofTheAnswer = {
  'engine.failed': yesNo('no usable judgement: fault, timeout, refusal, wrong shape, budget spent'),
  'engine.escalationProposed': yesNo('the engine itself proposes a person'),
  'answer.confidence': amount('how sure the engine is of its answer, 0 to 1; unknown where it does not say'),
  'answer.grounded': yesNo('the answer rests on an article that was found'),
  'answer.claimsTransfer': yesNo('the text promises or reports a transfer'),
  'question.codeKnown': yesNo('every code that the message names is in an article'),
  'question.repeated': yesNo('the assistant has said this question before'),
} as const;

/**
 * Every input that the policy can read. Whoever judges gives them all; one that is unknown (null) calls a person
 * where a rule needs it, so a rule about what may be absent asks for it with `known` first.
 */
export const inputCatalogue = { ...standing, ...detectorInputs, ...ofTheAnswer } as const;

type Catalogue = typeof inputCatalogue;
export type InputName = keyof Catalogue;
export type TriageInputs = Partial<ValuesOf<Catalogue>>;
export type AnswerInputs = ValuesOf<typeof ofTheAnswer>;

/** The names of the inputs of one type. */
export type InputOf<T extends InputSpec['type']> = {
  [N in InputName]: Catalogue[N]['type'] extends T ? N : never;
}[InputName];

/** The names of the inputs with a list of values, and those values. */
export type ChoiceInput = {
  [N in InputName]: Catalogue[N] extends { values: readonly string[] } ? N : never;
}[InputName];
export type ChoiceOf<N extends ChoiceInput> = Catalogue[N] extends {
  values: readonly (infer V extends string)[];
}
  ? V
  : never;

/** What an input may hold; undefined where no input has this name. */
export const inputSpec = (name: string): InputSpec | undefined =>
  Object.hasOwn(inputCatalogue, name) ? inputCatalogue[name as InputName] : undefined;

/** Whether an input is known only once the engine has answered or failed. */
export const isOfTheAnswer = (name: string): boolean => Object.hasOwn(ofTheAnswer, name);
