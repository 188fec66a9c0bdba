import { featureCatalogue } from '../score/features.ts';
import type { Decision } from './decision.ts';

export type ExplainedDecision = Pick<
  Decision,
  | 'action'
  | 'rules'
  | 'reason'
  | 'mode'
  | 'score'
  | 'threshold'
  | 'exceedsThreshold'
  | 'unknownFeatures'
  | 'contributions'
  | 'inputs'
>;

/**
 * Why a decision was taken, in one sentence for an agent or a manager. The order is that of authority: the
 * customer's wish, then rules, then the score. English is the only locale so far.
 */
export function whyInOneSentence(decision: ExplainedDecision, _locale: 'en' = 'en'): string {
  const sentence = decision.action === 'escalate' ? whyEscalated(decision) : whyAnswered(decision);
  return `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}.`;
}

function whyEscalated(decision: ExplainedDecision): string {
  const calling = decision.rules.filter((rule) => rule.outcome === 'escalate' || rule.indeterminate);
  const wish = calling.find((rule) => rule.id === 'K1' && !rule.indeterminate);
  if (wish) return 'the customer asked for a person';
  const sure = calling.find((rule) => !rule.indeterminate && rule.id !== scoreRule);
  if (sure) return plain(sure.message);
  if (decision.exceedsThreshold && decision.mode !== 'shadow') return whyByScore(decision);
  const [doubt] = calling;
  if (doubt)
    return `it could not be told whether this applies, and doubt leads to a person: ${plain(doubt.message)}`;
  return decision.reason ? plain(decision.reason.text) : 'a person takes over';
}

/** The rule of the default policy that hands the score's word on; the score itself says it better. */
const scoreRule = 'score-over-threshold';

function whyByScore({ score, threshold, unknownFeatures, contributions }: ExplainedDecision): string {
  if (score === null) {
    const names = unknownFeatures.map(({ feature }) => labelOf(feature)).slice(0, 3);
    return `the score could not be computed, and doubt leads to a person; unknown: ${listed(names)}`;
  }
  const speaking = contributions
    .filter((part) => part.contribution > 0)
    .sort((a, b) => b.contribution - a.contribution)
    .slice(0, 2)
    .map((part) => labelOf(part.feature));
  const because = speaking.length > 0 ? `, mostly because of: ${listed(speaking)}` : '';
  return `the score of ${percent(score)} reached the threshold of ${percent(threshold ?? 0)}${because}`;
}

function whyAnswered(decision: ExplainedDecision): string {
  const { action, inputs, score, threshold } = decision;
  const what =
    action === 'ask' ? 'the assistant asked back rather than guess' : answeredFrom(inputs.articles.length);
  // In shadow mode the score had no part in it, so the sentence does not speak of it.
  if (score === null || threshold === null || decision.mode === 'shadow') {
    return `${what}, and no rule called for a person`;
  }
  return `${what}; the score of ${percent(score)} is under the threshold of ${percent(threshold)}`;
}

function answeredFrom(articles: number): string {
  if (articles === 0) return 'the assistant answered';
  return `the assistant answered, with ${articles === 1 ? 'one article' : `${articles} articles`} to go by`;
}

function labelOf(feature: string): string {
  return Object.hasOwn(featureCatalogue, feature)
    ? featureCatalogue[feature as keyof typeof featureCatalogue].label
    : feature;
}

const percent = (p: number): string => `${(p * 100).toFixed(p < 0.1 ? 1 : 0)}%`;
function plain(text: string): string {
  const trimmed = text.trim();
  let end = trimmed.length;
  while (trimmed[end - 1] === '.') end--;
  return trimmed.slice(0, end);
}
const listed = (items: readonly string[]): string =>
  items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;
