import type { Tier } from '../../values/people.ts';
import { type CourtesyReply, replyToCourtesy } from '../courtesy-replies.ts';
import type { Surroundings } from '../detectors/detector.ts';
import { type Observed, observe } from '../observe.ts';
import type { TriageInputs } from '../policy/inputs.ts';
import type { TimelineTurn } from '../turns.ts';
import { type Consulted, consult } from './consult.ts';

/** What is known before an engine is asked, and whether one may be. */
export type Before = {
  readonly turns: readonly TimelineTurn[];
  readonly observed: Observed;
  readonly inputs: TriageInputs;
  readonly consulted: Consulted;
  readonly mayRun: boolean;
  /** The newest message is only a courtesy, and this is returned without asking an engine. */
  readonly courtesy: CourtesyReply | null;
};

/** What is known of the contact beside the words. */
type Known = Surroundings & { tier: Tier | null };

/**
 * Looks at the messages and asks the policy whether a courtesy may be returned, or else the engine may run. Throws
 * RangeError when no contact has spoken.
 */
export function before(turns: readonly TimelineTurn[], known: Known): Before {
  const observed = observe(turns, known);
  const inputs = { ...observed.inputs, 'contact.tier': known.tier };
  const isCourtesy = observed.inputs['message.courtesy'] !== 'none';
  const consulted = consult(isCourtesy ? 'courtesy.return' : 'engine.run', inputs);
  const isAllowed = !consulted.verdict.escalate && consulted.verdict.action === 'allow';
  return {
    turns,
    observed,
    inputs,
    consulted,
    mayRun: isAllowed && !isCourtesy,
    courtesy: isAllowed && isCourtesy ? replyToCourtesy(turns, observed.inputs['contact.language']) : null,
  };
}
