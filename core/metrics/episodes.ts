import type { NeedKind } from '../contract/values.ts';
import { hasRepeatedStory, lastEffect } from './effectiveness.ts';
import { type ConversationHistory, knownEvents, type MetricEvent } from './events.ts';
import type { Observation } from './incidence.ts';
import { splitIssues } from './issues.ts';
import { buildLegs, firstMeaningfulAt, type Leg, type Legs } from './legs.ts';
import { type Evidence, isConfirmed, standingSignals } from './signals.ts';
import { isStaffed, type StaffingCalendar, staffedSeconds } from './staffing.ts';
import { type EpisodeState, isFalseEscalation, leftAt, stateOfNeed, stateWithoutNeed } from './states.ts';
import { type Waterfall, waterfallOf } from './waterfall.ts';

const HOUR_MS = 3_600_000;

/** H: an unmet need is followed for this long. */
export const HORIZON_MS = 168 * HOUR_MS;
/** N: a reopen or repeat within this time of a resolution is the same need. */
export const REPEAT_WINDOW_MS = 168 * HOUR_MS;

export type EpisodeOptions = {
  /** What was recorded up to this moment counts (UTC ms); the same `asOf` gives the same episodes forever. */
  asOf: number;
  horizonMs?: number;
  repeatWindowMs?: number;
  /** When the required queue has people; without it staffed times are null. */
  staffing?: StaffingCalendar;
  /** `confirmed` counts only the signals that the contact or a human reviewer gave. */
  evidence?: Evidence;
};

/** One press of "Talk to a person" and when it was in the queue; null while it is not. */
export type Press = { pressedAt: number; acknowledgedAt: number | null };

/** What every episode has, with or without a need. Times are UTC ms. */
type EpisodeBase = {
  id: string;
  conversationId: string;
  accountId: string | null;
  attributes: Readonly<Record<string, string | null>>;
  state: EpisodeState;
  startedAt: number;
  /** `suspect` where the order of events cannot be right; `suspicions` says why. */
  quality: 'ok' | 'suspect';
  suspicions: string[];
};

/** An issue in which nobody was known to need a person. */
export type QuietEpisode = EpisodeBase & { need: null };

/** One unmet need for a person about one issue (measurement.md §1.1). */
export type NeedEpisode = EpisodeBase & { need: NeedMeasures };
export type Episode = NeedEpisode | QuietEpisode;

export type NeedMeasures = {
  at: number;
  kind: NeedKind;
  evidence: 'confirmed' | 'inferred';
  detectionLagSeconds: number;
  /** The contact asked for a person, by press or in words. */
  isExplicit: boolean;
  /** False for a false escalation: it has its own rate and no part in the others. */
  isCounted: boolean;
  requestedAt: number | null;
  queuedAt: number | null;
  /** The request came when the queue had nobody. */
  isOffline: boolean;
  firstReplyAt: number | null;
  effectiveAt: number | null;
  resolvedAt: number | null;
  leftAt: number | null;
  legs: Leg[];
  class: 'clean' | 'recovered' | null;
  hasRepeatedStory: boolean;
  /** Time to effective escalation by the wall clock; null while there is no effective help. */
  tteeSeconds: number | null;
  tteeStaffedSeconds: number | null;
  waterfall: Waterfall | null;
  /** For F(t): failures stay at risk to the end of their follow-up. */
  incidence: Observation;
  /** For "wait if nobody gave up": leaving cuts the observation off. */
  wait: Observation;
  /** Nothing that happens later can change the state. */
  isMature: boolean;
  presses: Press[];
};

type Settings = EpisodeOptions & { horizonMs: number; repeatWindowMs: number };

/**
 * The episodes of one conversation as of a moment: one per issue, those with a need and those without. Pure: the
 * order of `history.events` and whatever is recorded after `asOf` make no difference. Definitions:
 * docs of measurement, §1.1 to §1.3.
 * @throws Error when a waterfall does not add up to its total.
 */
export function needEpisodes(history: ConversationHistory, options: EpisodeOptions): Episode[] {
  const settings = { horizonMs: HORIZON_MS, repeatWindowMs: REPEAT_WINDOW_MS, ...options };
  const issues = splitIssues(knownEvents(history.events, options.asOf), settings);
  return issues.map((events, index) => episodeOf(events, index, history, settings));
}

function episodeOf(
  events: readonly MetricEvent[],
  index: number,
  history: ConversationHistory,
  settings: Settings,
): Episode {
  const base = {
    id: `${history.conversationId}#${index + 1}`,
    conversationId: history.conversationId,
    accountId: history.accountId,
    attributes: history.attributes,
    startedAt: events[0]?.at ?? 0,
  };
  const signals = standingSignals(events, settings.evidence);
  const onset = signals[0];
  if (!onset) {
    return { ...base, state: stateWithoutNeed(events, settings), quality: 'ok', suspicions: [], need: null };
  }
  const found = buildLegs(events, history);
  const askedExplicitly = signals.some(({ kind }) => kind === 'explicit_request');
  const { need, state, repaired } = measure(events, onset.at, found, settings, askedExplicitly);
  const suspicions = [...found.suspicions, ...(repaired ? ['a milestone is missing or out of order'] : [])];
  return {
    ...base,
    state,
    quality: suspicions.length > 0 ? 'suspect' : 'ok',
    suspicions,
    need: {
      ...need,
      at: onset.at,
      kind: onset.kind,
      evidence: signals.some(({ kind }) => isConfirmed(kind)) ? 'confirmed' : 'inferred',
      detectionLagSeconds: Math.max(0, onset.detectedAt - onset.at) / 1000,
    },
  };
}

type Measured = Omit<NeedMeasures, 'at' | 'kind' | 'evidence' | 'detectionLagSeconds'>;

function measure(
  events: readonly MetricEvent[],
  needAt: number,
  found: Legs,
  settings: Settings,
  askedExplicitly: boolean,
): { need: Measured; state: EpisodeState; repaired: boolean } {
  const { asOf, horizonMs, repeatWindowMs, staffing } = settings;
  const horizonEndsAt = needAt + horizonMs;
  const legs = found.legs.filter((leg) => leg.endedAt === null || leg.endedAt > needAt);
  const effect = lastEffect(legs, needAt);
  const firstReplyAt = firstReply(legs, needAt);
  const requestedAt = firstAt(events, 'escalation.requested', needAt);
  const queued = events.find((event) => event.type === 'queue.entered' && event.at >= needAt);
  const left = leftAt(events, needAt, horizonEndsAt);
  const hasReply = firstReplyAt !== null && firstReplyAt <= horizonEndsAt;
  const isFalse = isFalseEscalation(events, askedExplicitly);
  const state = isFalse
    ? 'false_escalation'
    : stateOfNeed({
        asOf,
        horizonEndsAt,
        repeatWindowMs,
        effectiveAt: effect?.effectiveAt ?? null,
        resolvedAt: effect?.resolvedAt ?? null,
        requestedAt,
        hasReply,
        leftAt: left,
      });
  const effectiveAt = state === 'effective' || state === 'pending' ? (effect?.effectiveAt ?? null) : null;
  const milestones = {
    needAt,
    requestedAt,
    queuedAt: queued?.at ?? null,
    assignedAt: legs[0]?.assignedAt ?? null,
    acceptedAt: legs[0]?.acceptedAt ?? null,
    firstReplyAt,
  };
  const stages = effectiveAt === null ? null : waterfallOf({ ...milestones, effectiveAt });
  const followUp = Math.max(0, Math.min(horizonMs, asOf - needAt)) / 1000;
  const tteeSeconds = effectiveAt === null ? null : (effectiveAt - needAt) / 1000;
  const repeated = hasRepeatedStory(legs);
  const isClean = effect?.leg === 0 && legs.length === 1 && !repeated;
  const replySeconds = firstReplyAt === null ? null : (firstReplyAt - needAt) / 1000;
  const leftSeconds = left === null ? followUp : Math.min(followUp, (left - needAt) / 1000);
  return {
    state,
    repaired: stages?.repaired ?? false,
    need: {
      isExplicit: askedExplicitly,
      isCounted: !isFalse,
      requestedAt,
      queuedAt: milestones.queuedAt,
      isOffline: isQueuedOffline(queued, staffing),
      firstReplyAt,
      effectiveAt,
      resolvedAt: effect?.resolvedAt ?? null,
      leftAt: left,
      legs,
      class: effectiveAt === null ? null : isClean ? 'clean' : 'recovered',
      hasRepeatedStory: repeated,
      tteeSeconds,
      tteeStaffedSeconds:
        effectiveAt === null || !staffing ? null : staffedSeconds(staffing, needAt, effectiveAt),
      waterfall: stages?.waterfall ?? null,
      incidence: observe(tteeSeconds, followUp, followUp),
      wait: observe(replySeconds, followUp, leftSeconds),
      isMature: state === 'effective' || (state !== 'pending' && asOf >= horizonEndsAt),
      presses: pressesOf(events, asOf),
    },
  };
}

/** The event where it happened within the follow-up, else cut off. */
function observe(seconds: number | null, followUp: number, cutOff: number): Observation {
  return seconds !== null && seconds <= followUp
    ? { timeSeconds: seconds, event: true }
    : { timeSeconds: cutOff, event: false };
}

function firstReply(legs: readonly Leg[], needAt: number): number | null {
  const replies = legs.map((leg) => firstMeaningfulAt(leg, needAt)).filter((at) => at !== null);
  return replies.length > 0 ? Math.min(...replies) : null;
}

function firstAt(events: readonly MetricEvent[], type: MetricEvent['type'], from: number): number | null {
  return events.find((event) => event.type === type && event.at >= from)?.at ?? null;
}

function isQueuedOffline(queued: MetricEvent | undefined, staffing: StaffingCalendar | undefined): boolean {
  if (queued?.type !== 'queue.entered') return false;
  return queued.offline ?? (staffing !== undefined && !isStaffed(staffing, queued.at));
}

/** The first press of each wait with its acknowledgement; further presses while waiting count as the same. */
function pressesOf(events: readonly MetricEvent[], asOf: number): Press[] {
  const presses: Press[] = [];
  for (const event of events) {
    const last = presses.at(-1);
    if (event.type === 'bypass.clicked' && event.at <= asOf) {
      const isWaiting = last !== undefined && !hasBeenTaken(events, last.pressedAt, event.at);
      if (!isWaiting) presses.push({ pressedAt: event.at, acknowledgedAt: null });
    } else if (event.type === 'queue.entered' && last) {
      last.acknowledgedAt ??= event.at;
    }
  }
  return presses;
}

function hasBeenTaken(events: readonly MetricEvent[], from: number, to: number): boolean {
  return events.some(({ type, at }) => type === 'assignment.accepted' && at >= from && at <= to);
}
