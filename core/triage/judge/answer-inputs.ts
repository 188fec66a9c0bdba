import { assistantTexts } from '../assistant-texts.ts';
import type { Judgement } from '../judgement.ts';
import type { AnswerInputs } from '../policy/inputs.ts';
import type { FeatureValues } from '../score/features.ts';
import { type Support, supportOf } from '../support.ts';
import { claimsTransfer } from '../transfer-claim.ts';
import type { TimelineTurn } from '../turns.ts';
import {
  type EngineRun,
  type Findings,
  type FoundArticle,
  type Grounding,
  judgementOf,
} from './engine-result.ts';

/** What the policy reads of an engine's run. */
export function answerInputs(turns: readonly TimelineTurn[], run: EngineRun): AnswerInputs {
  const judgement = judgementOf(run);
  const text = judgement?.text ?? '';
  const wasSaid = turns.some((turn) => turn.by === 'assistant' && turn.text.includes(text));
  return {
    'engine.failed': !run.result.ok,
    'engine.escalationProposed': judgement?.action === 'escalate' || (judgement?.escalation ?? null) !== null,
    'answer.confidence': judgement?.confidence ?? null,
    'answer.grounded': citedArticles(run).length > 0 && isBorneOut(turns, run),
    'answer.claimsTransfer': claimsTransfer(text),
    'question.codeKnown': knowsCodes(run),
    'question.repeated': judgement?.action === 'ask' && text !== '' && wasSaid,
  };
}

function isBorneOut(turns: readonly TimelineTurn[], run: EngineRun): boolean {
  const judgement = judgementOf(run);
  if (judgement?.action !== 'reply' || judgement.text === null) return true;
  return supportFor(turns, run.articles, judgement).unsupportedIn(judgement.text) === null;
}

/** What an answer may say: for a reply what stands in the articles that it names, for a question back in any that was found. */
export function supportFor(
  turns: readonly TimelineTurn[],
  found: readonly FoundArticle[],
  { action, articles }: Pick<Judgement, 'action' | 'articles'>,
): Support {
  const sources = action === 'reply' ? ofFound(found, articles) : found;
  const said = turns.filter(({ by }) => by !== 'assistant').map(({ text }) => text);
  const texts = sources.flatMap(({ title, body, passage }) => [title, body, passage]);
  return supportOf(texts, [...said, ...ownWords]);
}

/** What the assistant says around a quote. */
const ownWords = Object.values(assistantTexts).flatMap(({ articleIsIn, personInstead }) => [
  articleIsIn(''),
  personInstead,
]);

/** The same while the text is still being written: nothing is held against what is not there yet. */
export function groundingInputs(grounding: Grounding, findings: Findings): AnswerInputs {
  return {
    'engine.failed': false,
    'engine.escalationProposed': false,
    'answer.confidence': grounding.confidence,
    'answer.grounded': ofFound(findings.articles, grounding.articles).length > 0,
    'answer.claimsTransfer': false,
    'question.codeKnown': knowsCodes(findings),
    'question.repeated': false,
  };
}

const knowsCodes = ({ unknownCodes = [] }: Findings): boolean => unknownCodes.length === 0;

/** The articles that the answer rests on, of those that were found for it. */
export function citedArticles(run: EngineRun): FoundArticle[] {
  return ofFound(run.articles, judgementOf(run)?.articles ?? []);
}

function ofFound(found: readonly FoundArticle[], named: readonly { id: string }[]): FoundArticle[] {
  const cited = new Set(named.map(({ id }) => id));
  return found.filter(({ id }) => cited.has(id));
}

/** What the score reads of an engine's run. How unsure it is stays unknown where the engine does not say. */
export function answerFeatures({ result, articles }: EngineRun): FeatureValues {
  const confidence = result.ok ? result.judgement.confidence : null;
  return {
    kb_top_score: articles[0]?.score ?? 0,
    engine_failures: Number(!result.ok),
    self_reported_uncertainty: confidence === null ? null : 1 - confidence,
  };
}
