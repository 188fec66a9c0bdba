import type { Episode } from './episode.ts';

/**
 * The episodes whose need arose in [from, to) (UTC ms), and those without a need that began in it. Figures of a day or
 * month are made of such a cohort, whenever its episodes end.
 */
export function episodesBetween(episodes: readonly Episode[], from: number, to: number): Episode[] {
  return episodes.filter((episode) => {
    const at = episode.need?.at ?? episode.startedAt;
    return at >= from && at < to;
  });
}
