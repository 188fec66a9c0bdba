import type { Decision } from '../../../core/triage/explanation/decision.ts';

/** A stored decision. Older ones may lack parts that were added later. */
export type StoredDecision = Pick<Decision, 'id' | 'action'> & Partial<Decision>;
