import type { MetricEvent } from './events.ts';

/** How an episode stands as of a moment (docs/measurement.md §1.2). */
export const episodeStates = [
  'effective',
  'pending',
  'open',
  'abandoned_waiting',
  'missed',
  'unresolved',
  'false_escalation',
  'ai_confirmed_pending',
  'ai_resolved_confirmed',
  'unconfirmed',
  /** The assistant and the contact are still talking and no need has shown: nothing to say yet. */
  'ai_ongoing',
] as const;
export type EpisodeState = (typeof episodeStates)[number];

export type NeedFacts = {
  asOf: number;
  horizonEndsAt: number;
  repeatWindowMs: number;
  effectiveAt: number | null;
  resolvedAt: number | null;
  requestedAt: number | null;
  hasReply: boolean;
  leftAt: number | null;
};

/** The state of an episode with a need that was not a false alarm. */
export function stateOfNeed(facts: NeedFacts): EpisodeState {
  const { asOf, horizonEndsAt, effectiveAt, resolvedAt } = facts;
  const isOver = asOf >= horizonEndsAt;
  if (effectiveAt !== null && effectiveAt <= horizonEndsAt) {
    if (resolvedAt === null || resolvedAt > horizonEndsAt) return isOver ? 'unresolved' : 'pending';
    return asOf >= resolvedAt + facts.repeatWindowMs ? 'effective' : 'pending';
  }
  if (facts.hasReply) return isOver ? 'unresolved' : 'open';
  if (facts.requestedAt === null) return facts.leftAt !== null || isOver ? 'missed' : 'open';
  if (facts.leftAt !== null && facts.leftAt >= facts.requestedAt) return 'abandoned_waiting';
  // Asked, still there, and nobody came within the horizon: E1 failed.
  return isOver ? 'unresolved' : 'open';
}

/** Without an answer for this long a chat with the assistant has ended (the silence rule, §1.1). */
const SILENCE_MS = 30 * 60_000;

/** The state of an issue without a need: what the contact said of the assistant's answer, or that we don't know. */
export function stateWithoutNeed(
  events: readonly MetricEvent[],
  { asOf, repeatWindowMs }: { asOf: number; repeatWindowMs: number },
): EpisodeState {
  const confirmed = events.findLast((event) => event.type === 'resolution.answered');
  const reopened = events.some(
    (event) => event.type === 'conversation.reopened' && confirmed && event.at > confirmed.at,
  );
  if (confirmed?.solved && !reopened) {
    return asOf >= confirmed.at + repeatWindowMs ? 'ai_resolved_confirmed' : 'ai_confirmed_pending';
  }
  const hasEnded = events.some(
    ({ type }) => type === 'conversation.closed' || type === 'conversation.resolved',
  );
  const last = events.at(-1);
  return !hasEnded && last && asOf - last.at < SILENCE_MS ? 'ai_ongoing' : 'unconfirmed';
}

/** Never the word of the assistant or an agent alone: nobody asked, the agent says so, and the contact agrees. */
export function isFalseEscalation(events: readonly MetricEvent[], askedExplicitly: boolean): boolean {
  return (
    !askedExplicitly &&
    events.findLast((event) => event.type === 'decision.labelled')?.label === 'not_needed' &&
    events.findLast((event) => event.type === 'resolution.answered')?.solved === true
  );
}

/** When the contact left, or the conversation was closed on them, and they did not come back; else null. */
export function leftAt(events: readonly MetricEvent[], from: number, until: number): number | null {
  let left: number | null = null;
  for (const event of events) {
    if (event.at < from || event.at > until) continue;
    if (event.type === 'contact.left' || event.type === 'conversation.closed') left ??= event.at;
    else if (isReturn(event)) left = null;
  }
  return left;
}

function isReturn({ type }: MetricEvent): boolean {
  return (
    type === 'message.contact' ||
    type === 'contact.pressed' ||
    type === 'contact.returned' ||
    type === 'conversation.reopened'
  );
}
