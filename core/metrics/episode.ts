import type { NeedKind } from '../values/need.ts';
import type { Observation } from './incidence.ts';
import type { Leg } from './legs.ts';
import type { EpisodeState } from './states.ts';
import type { Waterfall } from './waterfall.ts';

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

/** One unmet need for a person about one issue (docs/measurement.md §1.1). */
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
  inLineAt: number | null;
  firstReplyAt: number | null;
  effectiveAt: number | null;
  resolvedAt: number | null;
  leftAt: number | null;
  legs: Leg[];
  class: 'clean' | 'recovered' | null;
  hasRepeatedStory: boolean;
  /** Time to effective escalation by the wall clock; null while there is no effective help. */
  tteeSeconds: number | null;
  /** The same in opening hours only. */
  openTteeSeconds: number | null;
  waterfall: Waterfall | null;
  /** For F(t): failures stay at risk to the end of their follow-up. */
  incidence: Observation;
  /** For "wait if nobody gave up": leaving cuts the observation off. */
  wait: Observation;
  /** Nothing that happens later can change the state. */
  isMature: boolean;
};
