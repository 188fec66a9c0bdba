import type { Tier } from '../../values/people.ts';
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
};

/**
 * Looks at the messages and asks the policy whether the engine may run. Throws RangeError when no contact has
 * spoken.
 */
export function before(turns: readonly TimelineTurn[], known: Surroundings & { tier: Tier | null }): Before {
  const observed = observe(turns, known);
  const inputs = { ...observed.inputs, 'contact.tier': known.tier };
  const consulted = consult('engine.run', inputs);
  const { escalate, action } = consulted.verdict;
  return { turns, observed, inputs, consulted, mayRun: !escalate && action === 'allow' };
}
