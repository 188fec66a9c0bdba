import type { NeedKind } from '../../values/need.ts';
import type { Reason } from '../../values/reason.ts';
import type { Evidence } from '../detectors/turn.ts';
import type { Observed } from '../observe.ts';
import { defaultBundle } from '../policy/default-bundle.ts';
import type { PolicyReason, PolicyVerdict } from '../policy/evaluate.ts';
import { type EngineRun, judgementOf } from './engine-result.ts';

/** Why a person is called: what people read, what is measured, and the words that show it. */
export type Cause = {
  readonly reason: Reason;
  readonly need: NeedKind;
  readonly by: 'policy' | 'assistant';
  readonly evidence: Evidence;
  /** The rule could not tell whether it applies. */
  readonly inDoubt: boolean;
};

/**
 * The cause of calling a person; null where the assistant may speak. Of several rules the highest is named, a sure
 * one before a doubtful one; where none calls, the one that forbids speaking.
 */
export function causeOf(verdict: PolicyVerdict, { evidence }: Observed, run: EngineRun | null): Cause | null {
  const reason = namedReason(verdict.reasons);
  if (!reason) {
    const maySpeak = verdict.action === 'allow' && judgementOf(run)?.text;
    return maySpeak ? null : { ...nothingToSay, evidence: evidence.lastWords };
  }
  const { meaning, message, indeterminate } = reason;
  return {
    reason: { code: meaning.code, text: message },
    need: meaning.need,
    by: meaning.by,
    evidence: evidence[meaning.evidence] ?? evidence.lastWords,
    inDoubt: indeterminate,
    ...inTheEnginesWords(reason, run),
  };
}

const nothingToSay = {
  reason: { code: 'engine_invalid_output', text: 'The assistant had nothing to say.' },
  need: 'ai_limit',
  by: 'policy',
  inDoubt: false,
} as const;

function namedReason(reasons: readonly PolicyReason[]): PolicyReason | undefined {
  const ranked = [...reasons].sort((a, b) => b.priority - a.priority);
  const calling = ranked.filter(({ effect, indeterminate }) => effect === 'escalate' || indeterminate);
  return (
    calling.find(({ indeterminate }) => !indeterminate) ??
    calling[0] ??
    ranked.find(({ effect }) => effect === 'deny')
  );
}

const detectedOnly = new Set(
  defaultBundle.rules.flatMap(({ meaning }) => (meaning.detectedOnly ? [meaning.code] : [])),
);

/** The part that the engine knows more exactly than the rule that passes it on. */
function inTheEnginesWords(
  { meaning, message }: PolicyReason,
  run: EngineRun | null,
): Partial<Pick<Cause, 'reason' | 'need'>> {
  if (meaning.passesOn === 'failure' && run?.result.ok === false) {
    return { reason: { code: run.result.failure, text: message } };
  }
  const codes = run?.unknownCodes ?? [];
  if (meaning.passesOn === 'code' && codes.length > 0) {
    return { reason: { code: meaning.code, text: `No article mentions ${codes.join(' or ')}` } };
  }
  const proposal = judgementOf(run)?.escalation;
  if (meaning.passesOn !== 'proposal' || !proposal) return {};
  const code = detectedOnly.has(proposal.reason) ? meaning.code : proposal.reason;
  const need = code === 'repeated_itself' ? 'loop' : meaning.need;
  return { reason: { code, text: proposal.text }, need };
}
