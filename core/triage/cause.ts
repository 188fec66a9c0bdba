import type { NeedKind } from '../values/need.ts';
import type { Reason, ReasonCode } from '../values/reason.ts';
import type { PolicyReason } from './policy/evaluate.ts';

/** What a fired rule means for the escalation entry: the reason people read and the kind of need measured. */
const meanings: Record<string, { code: ReasonCode; need: NeedKind }> = {
  K1: { code: 'asked_in_words', need: 'explicit_request' },
  'wish-in-words': { code: 'asked_in_words', need: 'explicit_request' },
  'danger-to-someone': { code: 'danger', need: 'policy_rule' },
  'security-matter': { code: 'security', need: 'policy_rule' },
  'legal-matter': { code: 'legal', need: 'policy_rule' },
  'engine-failed': { code: 'engine_failed', need: 'ai_limit' },
  'outage-reported': { code: 'outage', need: 'policy_rule' },
  'claims-a-transfer': { code: 'engine_invalid_output', need: 'ai_limit' },
  'loop-without-progress': { code: 'repeated_itself', need: 'loop' },
  'two-failed-fixes': { code: 'fixes_failed', need: 'customer_report' },
  'mood-is-bad': { code: 'negative_sentiment', need: 'negative_sentiment' },
  'mood-is-falling': { code: 'negative_sentiment', need: 'negative_sentiment' },
  'unhappy-and-unclear': { code: 'negative_sentiment', need: 'negative_sentiment' },
  'repeat-contact': { code: 'repeat_contact', need: 'policy_rule' },
  'engine-proposes-person': { code: 'unsure', need: 'ai_limit' },
  'score-over-threshold': { code: 'score', need: 'policy_rule' },
  'confidence-low': { code: 'unsure', need: 'ai_limit' },
  'same-question-again': { code: 'repeated_itself', need: 'loop' },
  'answer-without-source': { code: 'no_article', need: 'ai_limit' },
};
const otherwise = { code: 'policy', need: 'policy_rule' } as const;

export type EscalationCause = { ruleId: string; reason: Reason; need: NeedKind };

/** The rule that calls a person, as people and measurement read it: a sure one before a doubtful one. */
export function causeOf(reasons: readonly PolicyReason[]): EscalationCause | null {
  const calling = reasons.filter(({ effect, indeterminate }) => effect === 'escalate' || indeterminate);
  const rule = calling.find(({ indeterminate, id }) => !indeterminate && id !== 'K1') ?? calling[0];
  if (!rule) return null;
  const { code, need } = meanings[rule.id] ?? otherwise;
  return { ruleId: rule.id, reason: { code, text: rule.message }, need };
}
