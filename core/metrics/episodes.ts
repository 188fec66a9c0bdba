import type { OpeningHours } from '../routing/hours.ts';
import type { Episode } from './episode.ts';
import { type ConversationHistory, knownEvents, type MetricEvent } from './events.ts';
import { splitIssues } from './issues.ts';
import { buildLegs } from './legs.ts';
import { type MeasureSettings, measureNeed } from './measure-need.ts';
import { type Evidence, isConfirmed, standingSignals } from './signals.ts';
import { stateWithoutNeed } from './states.ts';

const HOUR_MS = 3_600_000;

/** H: an unmet need is followed for this long. */
const HORIZON_MS = 168 * HOUR_MS;
/** N: a reopen or repeat within this time of a resolution is the same need. */
const REPEAT_WINDOW_MS = 168 * HOUR_MS;

export type EpisodeOptions = {
  /** What was recorded up to this moment counts (UTC ms); the same `asOf` gives the same episodes forever. */
  asOf: number;
  horizonMs?: number;
  repeatWindowMs?: number;
  /** When people are on duty; null or absent: around the clock. */
  hours?: OpeningHours | null;
  /** `confirmed` counts only the signals that the contact or a reviewer gave. */
  evidence?: Evidence;
};

/**
 * The episodes of one conversation as of a moment: one per issue, those with a need and those without. Pure: the
 * order of `history.events` and whatever is recorded after `asOf` make no difference. Definitions:
 * docs/measurement.md §1.
 * @throws Error when a waterfall does not add up to its total.
 */
export function needEpisodes(history: ConversationHistory, options: EpisodeOptions): Episode[] {
  const settings = { horizonMs: HORIZON_MS, repeatWindowMs: REPEAT_WINDOW_MS, hours: null, ...options };
  const issues = splitIssues(knownEvents(history.events, options.asOf), settings);
  return issues.map((events, index) => episodeOf(events, index, history, settings));
}

function episodeOf(
  events: readonly MetricEvent[],
  index: number,
  history: ConversationHistory,
  settings: MeasureSettings & EpisodeOptions,
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
  const { need, state, repaired } = measureNeed(
    { events, needAt: onset.at, legs: found.legs, askedExplicitly },
    settings,
  );
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
