import type { Choice } from '../../values/choice.ts';
import { textsIn } from '../assistant-texts.ts';
import { careFor } from '../care.ts';
import type { CourtesyReply } from '../courtesy-replies.ts';
import type { DangerKind } from '../detectors/danger.ts';
import { withPerson } from '../dialogue/person-choice.ts';
import type { Judgement } from '../judgement.ts';
import type { TriageAction } from '../policy/inputs.ts';
import type { FeatureValues } from '../score/features.ts';
import { answerFeatures, answerInputs, citedArticles, groundingInputs } from './answer-inputs.ts';
import type { Before } from './before.ts';
import { type Cause, causeOf } from './cause.ts';
import { type Consulted, consult } from './consult.ts';
import {
  type EngineRun,
  type Findings,
  type FoundArticle,
  type Grounding,
  judgementOf,
} from './engine-result.ts';

/** What is to be done about the contact's newest message, and all that it rests on. */
export type Conclusion = {
  readonly before: Before;
  /** null where the policy called a person before an engine was asked. */
  readonly run: EngineRun | null;
  readonly consulted: Consulted;
  readonly features: FeatureValues;
} & (
  | {
      readonly action: 'reply' | 'ask';
      readonly kind: CourtesyReply['kind'];
      readonly text: string;
      /** The articles that the text rests on. */
      readonly articles: readonly FoundArticle[];
      readonly choices: readonly Choice[];
    }
  | {
      readonly action: 'escalate';
      readonly cause: Cause;
      readonly care: ReturnType<typeof careFor> | null;
      /** What the contact is told first; what follows says only that a person was asked for. */
      readonly notice: string | null;
    }
);

/**
 * Judges what an engine made of the message. Order of authority: an explicit wish, then policy, then the engine;
 * each can add an escalation and none can remove one.
 */
export function after(before: Before, run: EngineRun | null): Conclusion {
  const consulted = run ? consultOnAnswer(before, run) : before.consulted;
  const features = { ...before.observed.features, ...(run ? answerFeatures(run) : {}) };
  const basis = { before, run, consulted, features };
  if (before.courtesy) return { ...basis, ...before.courtesy, action: 'reply', articles: [], choices: [] };
  const cause = causeOf(consulted.verdict, before.observed, run);
  if (cause)
    return {
      ...basis,
      action: 'escalate',
      cause,
      care: careOf(cause, before),
      notice: noticeOf(cause, before, run),
    };
  const judgement = judgementOf(run);
  const isQuestion = judgement?.action === 'ask';
  return {
    ...basis,
    action: isQuestion ? 'ask' : 'reply',
    kind: isQuestion ? 'question' : 'answer',
    text: judgement?.text ?? '',
    articles: run ? citedArticles(run) : [],
    choices: choicesWith(judgement, before),
  };
}

/** A person is offered beside what is said where the message may have asked for one. */
function choicesWith(judgement: Judgement | null, { observed: { inputs } }: Before): readonly Choice[] {
  const choices = judgement?.choices ?? [];
  return inputs['wish.doubtful'] ? withPerson(choices, inputs['contact.language']) : choices;
}

/** Whether the policy lets a text be said that rests on this, if nothing in the text itself forbids it. */
export function maySay(
  { inputs }: Pick<Before, 'inputs'>,
  findings: Findings,
  grounding: Grounding,
): boolean {
  const known = { ...inputs, ...groundingInputs(grounding, findings) };
  const { action, escalate } = consult(actionOf(grounding), known).verdict;
  return action === 'allow' && !escalate;
}

function consultOnAnswer({ turns, inputs }: Before, run: EngineRun): Consulted {
  return consult(actionOf(judgementOf(run)), { ...inputs, ...answerInputs(turns, run) });
}

const actionOf = (answer: Pick<Judgement, 'action'> | null): TriageAction =>
  answer?.action === 'ask' ? 'question.ask' : 'reply.send';

/** The words to show at once where danger is the reason. */
function careOf({ reason }: Cause, { observed }: Before): ReturnType<typeof careFor> | null {
  const kind: DangerKind | null = observed.inputs['danger.kind'];
  return reason.code === 'danger' && kind ? careFor(kind, observed.inputs['contact.language']) : null;
}

/** That a code is not known is said: who waits for a person shall not think that it was overlooked. */
function noticeOf({ reason }: Cause, { observed }: Before, run: EngineRun | null): string | null {
  const { unknownCodes = [] } = run ?? {};
  if (reason.code !== 'no_article' || unknownCodes.length === 0) return null;
  return textsIn(observed.inputs['contact.language']).unknownCode(unknownCodes.join(', '));
}
