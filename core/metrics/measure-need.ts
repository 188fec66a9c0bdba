import type { OpeningHours } from '../routing/hours.ts';
import { openSeconds } from '../routing/open-seconds.ts';
import { type Effect, hasRepeatedStory, lastEffect } from './effectiveness.ts';
import type { NeedMeasures } from './episode.ts';
import type { MetricEvent } from './events.ts';
import type { Observation } from './incidence.ts';
import { firstMeaningfulAt, type Leg } from './legs.ts';
import { type EpisodeState, isFalseEscalation, leftAt, stateOfNeed } from './states.ts';
import { waterfallOf } from './waterfall.ts';

export type MeasureSettings = {
  asOf: number;
  horizonMs: number;
  repeatWindowMs: number;
  hours: OpeningHours | null;
};

/** One issue with a need: its ordered events, when the need arose, and who had it. */
export type Issue = {
  events: readonly MetricEvent[];
  needAt: number;
  legs: readonly Leg[];
  askedExplicitly: boolean;
};

/** What the signals themselves say is added by the caller. */
type Measured = Omit<NeedMeasures, 'at' | 'kind' | 'evidence' | 'detectionLagSeconds'>;

/** Measures one need as of a moment: state, milestones, times, waterfall; `repaired` when milestones had to be filled. */
export function measureNeed(
  issue: Issue,
  settings: MeasureSettings,
): { need: Measured; state: EpisodeState; repaired: boolean } {
  const { events, needAt, askedExplicitly } = issue;
  const legs = issue.legs.filter((leg) => leg.endedAt === null || leg.endedAt > needAt);
  const effect = lastEffect(legs, needAt);
  const moments = momentsOf(events, legs, needAt, settings);
  const isFalse = isFalseEscalation(events, askedExplicitly);
  const state = isFalse ? 'false_escalation' : judge(moments, effect, needAt, settings);
  const isHelped = state === 'effective' || state === 'pending';
  const effectiveAt = isHelped ? (effect?.effectiveAt ?? null) : null;
  const stages =
    effectiveAt === null ? null : waterfallOf({ ...milestonesOf(moments, legs, needAt), effectiveAt });
  const repeated = hasRepeatedStory(legs);
  const isClean = legs.length === 1 && !repeated;
  const { requestedAt, inLineAt, firstReplyAt } = moments;
  return {
    state,
    repaired: stages?.repaired ?? false,
    need: {
      isExplicit: askedExplicitly,
      isCounted: !isFalse,
      requestedAt,
      inLineAt,
      firstReplyAt,
      effectiveAt,
      resolvedAt: effect?.resolvedAt ?? null,
      leftAt: moments.leftAt,
      legs,
      class: effectiveAt === null ? null : isClean ? 'clean' : 'recovered',
      hasRepeatedStory: repeated,
      waterfall: stages?.waterfall ?? null,
      ...timesOf(effectiveAt, moments, needAt, settings),
      isMature: state === 'effective' || (!isHelped && settings.asOf >= needAt + settings.horizonMs),
    },
  };
}

type Moments = {
  requestedAt: number | null;
  inLineAt: number | null;
  firstReplyAt: number | null;
  leftAt: number | null;
};

function momentsOf(
  events: readonly MetricEvent[],
  legs: readonly Leg[],
  needAt: number,
  { horizonMs }: MeasureSettings,
): Moments {
  const replies = legs.map((leg) => firstMeaningfulAt(leg, needAt)).filter((at) => at !== null);
  return {
    requestedAt:
      events.find((event) => event.type === 'escalation.requested' && event.at >= needAt)?.at ?? null,
    inLineAt: events.find((event) => event.type === 'line.joined' && event.at >= needAt)?.at ?? null,
    firstReplyAt: replies.length > 0 ? Math.min(...replies) : null,
    leftAt: leftAt(events, needAt, needAt + horizonMs),
  };
}

function judge(
  moments: Moments,
  effect: Effect | null,
  needAt: number,
  { asOf, horizonMs, repeatWindowMs }: MeasureSettings,
): EpisodeState {
  const horizonEndsAt = needAt + horizonMs;
  return stateOfNeed({
    asOf,
    horizonEndsAt,
    repeatWindowMs,
    effectiveAt: effect?.effectiveAt ?? null,
    resolvedAt: effect?.resolvedAt ?? null,
    requestedAt: moments.requestedAt,
    hasReply: moments.firstReplyAt !== null && moments.firstReplyAt <= horizonEndsAt,
    leftAt: moments.leftAt,
  });
}

function milestonesOf(
  { requestedAt, inLineAt, firstReplyAt }: Moments,
  legs: readonly Leg[],
  needAt: number,
) {
  const first = legs[0];
  const assignedAt = first?.assignedAt ?? null;
  return { needAt, requestedAt, inLineAt, assignedAt, acceptedAt: first?.acceptedAt ?? null, firstReplyAt };
}

/** The wall-clock and opening-hours time to help, and the two follow-ups that the estimators take (§1.3). */
function timesOf(
  effectiveAt: number | null,
  { firstReplyAt, leftAt: left }: Moments,
  needAt: number,
  { asOf, horizonMs, hours }: MeasureSettings,
) {
  const followUp = Math.max(0, Math.min(horizonMs, asOf - needAt)) / 1000;
  const since = (at: number | null) => (at === null ? null : (at - needAt) / 1000);
  const tteeSeconds = since(effectiveAt);
  return {
    tteeSeconds,
    openTteeSeconds: effectiveAt === null ? null : openSeconds(hours, needAt, effectiveAt),
    incidence: observe(tteeSeconds, followUp, followUp),
    wait: observe(since(firstReplyAt), followUp, Math.min(followUp, since(left) ?? followUp)),
  };
}

/** The event where it happened within the follow-up, else cut off. */
function observe(seconds: number | null, followUp: number, cutOff: number): Observation {
  return seconds !== null && seconds <= followUp
    ? { timeSeconds: seconds, event: true }
    : { timeSeconds: cutOff, event: false };
}
