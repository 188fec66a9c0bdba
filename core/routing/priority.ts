import type { Tier } from '../values/people.ts';
import type { ReasonCode } from '../values/reason.ts';

/** The priority of a wait for this reason, 1 (most urgent) to 5. Premium and enterprise accounts go one up. */
export function priorityOf(reason: ReasonCode, tier: Tier | null): number {
  const lift = tier === 'enterprise' || tier === 'premium' ? 1 : 0;
  return Math.max(1, basePriority(reason) - lift);
}

function basePriority(reason: ReasonCode): number {
  switch (reason) {
    case 'danger':
      return 1;
    case 'security':
    case 'outage':
    case 'legal':
      return 2;
    case 'asked_by_press':
    case 'asked_in_words':
    case 'not_solved':
    case 'reopened':
    case 'negative_sentiment':
    case 'fixes_failed':
    case 'transferred':
    case 'by_agent':
      return 3;
    default:
      return 4;
  }
}
