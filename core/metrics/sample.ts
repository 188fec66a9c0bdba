import type { Episode, NeedEpisode } from './episode.ts';
import { type IncidenceCurve, kaplanMeier } from './incidence.ts';
import type { EpisodeState } from './states.ts';

/** What every figure is computed from: the issues of a period, as of a moment. */
export type Sample = {
  /** UTC ms. */
  asOf: number;
  /** Every issue, with or without a need, but those in which the assistant and the contact are still talking. */
  decided: readonly Episode[];
  /** Issues with a need, false escalations among them. */
  everyNeed: readonly NeedEpisode[];
  /** The needs that count: false escalations have their own share and no part in the others. */
  needs: readonly NeedEpisode[];
  /** Needs whose outcome nothing later can change. */
  settled: readonly NeedEpisode[];
  /** Time to effective help; whoever never got it stays at risk. */
  help: IncidenceCurve;
  /** Time to the first real answer by a person; leaving cuts the observation off. */
  firstAnswer: IncidenceCurve;
};

export function sampleOf(episodes: readonly Episode[], asOf: number): Sample {
  const everyNeed = episodes.filter((episode): episode is NeedEpisode => episode.need !== null);
  const needs = everyNeed.filter(({ need }) => need.isCounted);
  return {
    asOf,
    decided: episodes.filter(({ state }) => state !== 'ai_ongoing'),
    everyNeed,
    needs,
    settled: needs.filter(({ need }) => need.isMature),
    help: kaplanMeier(needs.map(({ need }) => need.incidence)),
    firstAnswer: kaplanMeier(needs.map(({ need }) => need.wait)),
  };
}

export function inState<E extends Episode>(episodes: readonly E[], ...states: EpisodeState[]): E[] {
  return episodes.filter(({ state }) => states.includes(state));
}
