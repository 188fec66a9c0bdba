import type { AnswerInputs } from '../policy/inputs.ts';
import type { FeatureValues } from '../score/features.ts';
import { claimsTransfer } from '../transfer-claim.ts';
import type { TimelineTurn } from '../turns.ts';
import { type EngineRun, type FoundArticle, judgementOf } from './engine-result.ts';

/** What the policy reads of an engine's run. */
export function answerInputs(turns: readonly TimelineTurn[], run: EngineRun): AnswerInputs {
  const judgement = judgementOf(run);
  const text = judgement?.text ?? '';
  const wasSaid = turns.some((turn) => turn.by === 'assistant' && turn.text.includes(text));
  return {
    'engine.failed': !run.result.ok,
    'engine.escalationProposed': judgement?.action === 'escalate' || (judgement?.escalation ?? null) !== null,
    'answer.confidence': judgement?.confidence ?? null,
    'answer.grounded': citedArticles(run).length > 0,
    'answer.claimsTransfer': claimsTransfer(text),
    'question.repeated': judgement?.action === 'ask' && text !== '' && wasSaid,
  };
}

/** The articles that the answer rests on, of those that were found for it. */
export function citedArticles(run: EngineRun): FoundArticle[] {
  const cited = new Set(judgementOf(run)?.articles.map(({ id }) => id));
  return run.articles.filter(({ id }) => cited.has(id));
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
