import type { NeedEpisode } from './episode.ts';
import { type EpisodeOptions, needEpisodes } from './episodes.ts';
import type { ConversationHistory } from './events.ts';

/** Shares effective within a time, by what becomes of the pending ones (measurement.md §1.3). */
export type NowcastBand = { lower: number; nowcast: number; upper: number; pending: number };

/** π: the chance that a pending episode stays effective, from `held` of `seen` matured ones (Laplace's rule). */
export function pendingWeight(held: number, seen: number): number {
  return (held + 1) / (seen + 2);
}

/**
 * Lower counts no pending episode as effective, upper counts all, the nowcast counts each by its weight. Null for
 * no episodes.
 */
export function nowcastBand(
  episodes: readonly NeedEpisode[],
  seconds: number,
  weightOf: (episode: NeedEpisode) => number,
): NowcastBand | null {
  if (episodes.length === 0) return null;
  const within = episodes.filter(({ need }) => need.tteeSeconds !== null && need.tteeSeconds <= seconds);
  const pending = within.filter(({ state }) => state === 'pending');
  const sure = within.length - pending.length;
  const expected = pending.reduce((sum, episode) => sum + weightOf(episode), 0);
  return {
    lower: sure / episodes.length,
    nowcast: (sure + expected) / episodes.length,
    upper: within.length / episodes.length,
    pending: pending.length,
  };
}

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Ages at which pending episodes are compared with earlier ones. */
const ages = [0, HOUR_MS, 6 * HOUR_MS, DAY_MS, 2 * DAY_MS, 4 * DAY_MS, 7 * DAY_MS, 10 * DAY_MS, 14 * DAY_MS];

/**
 * The weight of a pending episode of some age (ms since the need), learnt from matured episodes that were pending at
 * that age: each is replayed as it was known then. Returns 1/2 at ages that none was pending at.
 */
export function learnWeights(
  histories: readonly ConversationHistory[],
  options: EpisodeOptions,
): (ageMs: number) => number {
  const matured = histories.flatMap((history) =>
    needsOf(history, options).flatMap((episode) => (episode.need.isMature ? [{ history, episode }] : [])),
  );
  const weights = ages.map((age) => {
    let seen = 0;
    let held = 0;
    for (const { history, episode } of matured) {
      const then = needsOf(history, { ...options, asOf: Math.min(options.asOf, episode.need.at + age) });
      const before = then.find(({ id }) => id === episode.id);
      if (before?.state !== 'pending') continue;
      seen += 1;
      if (before.need.tteeSeconds === episode.need.tteeSeconds) held += 1;
    }
    return pendingWeight(held, seen);
  });
  return (ageMs) =>
    weights[
      Math.max(
        0,
        ages.findLastIndex((age) => age <= ageMs),
      )
    ] ?? pendingWeight(0, 0);
}

function needsOf(history: ConversationHistory, options: EpisodeOptions): NeedEpisode[] {
  return needEpisodes(history, options).filter((episode): episode is NeedEpisode => episode.need !== null);
}
