import type { Episode } from '../../../core/metrics/episode.ts';
import { needEpisodes } from '../../../core/metrics/episodes.ts';
import { incidenceAt, kaplanMeier, medianSeconds, timeLostSeconds } from '../../../core/metrics/incidence.ts';
import { percentile } from '../../../core/metrics/rates.ts';
import expected from '../../fixtures/golden_expected.json' with { type: 'json' };
import { goldenHistories, goldenHours } from './golden.ts';

const iso = (at: number) => new Date(at).toISOString().replace('.000Z', 'Z');

/** An episode in the form of the golden file. */
function golden(episode: Episode) {
  const { need, state } = episode;
  const id = episode.conversationId;
  if (!need?.isCounted) return { id, state };
  return {
    id,
    t_need: iso(need.at),
    onset_kind: need.kind,
    ...(need.class ? { class: need.class } : {}),
    state,
    ttee_s: need.tteeSeconds,
    cif_time: need.incidence.timeSeconds,
    cif_event: Number(need.incidence.event),
    km_time: need.wait.timeSeconds,
    km_event: Number(need.wait.event),
    ...(need.waterfall
      ? {
          staffed_s: need.openTteeSeconds,
          waterfall: {
            recognise: need.waterfall.recognise,
            queue_ack: need.waterfall.queueAck,
            queue_wait: need.waterfall.queueWait,
            ring: need.waterfall.ring,
            respond: need.waterfall.respond,
            rework: need.waterfall.rework,
          },
        }
      : {}),
  };
}

const round = (value: number | null) => (value === null ? null : Math.round(value * 1e6) / 1e6);

describe.each(Object.entries(expected))('the golden conversations as of %s', (asOf, want) => {
  const options = { asOf: Date.parse(asOf), hours: goldenHours };
  const episodes = goldenHistories.flatMap((history) => needEpisodes(history, options));

  it.each(want.episodes.map((episode) => [episode.id, episode] as const))('gives %s', (id, one) => {
    expect(episodes.filter((episode) => episode.conversationId === id).map(golden)).toEqual([one]);
  });

  it('finds nothing suspect', () => {
    expect(episodes.filter(({ quality }) => quality === 'suspect')).toEqual([]);
  });

  it('gives the aggregates', () => {
    const needs = episodes.flatMap(({ need }) => (need?.isCounted ? [need] : []));
    const curve = kaplanMeier(needs.map(({ incidence }) => incidence));
    const wait = kaplanMeier(needs.map(({ wait }) => wait));
    const states: Record<string, number> = {};
    for (const { state } of episodes) states[state] = (states[state] ?? 0) + 1;
    const share = (from: typeof curve, minutes: string) =>
      round(incidenceAt(from, Number(minutes) * 60).share);
    const shares = (from: typeof curve, of: object) =>
      Object.fromEntries(Object.keys(of).map((minutes) => [minutes, share(from, minutes)]));
    expect({
      n_need: needs.length,
      n_event: needs.filter(({ incidence }) => incidence.event).length,
      clean: needs.filter((need) => need.class === 'clean').length,
      F: shares(curve, want.aggregate.F),
      median_s: medianSeconds(curve),
      naive_median_effective_only: percentile(
        needs.flatMap(({ tteeSeconds }) => tteeSeconds ?? []),
        0.5,
      ),
      rmst60_s: round(timeLostSeconds(curve)),
      km_wait_F: shares(wait, want.aggregate.km_wait_F),
      km_wait_median: medianSeconds(wait),
      states,
    }).toEqual(want.aggregate);
  });
});
