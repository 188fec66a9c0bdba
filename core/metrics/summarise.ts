import { figureCatalogue } from './catalogue.ts';
import type { Episode, NeedEpisode } from './episode.ts';
import { type Catalogue, conversationIdsOf, type Figure, figureOf, measuredRows } from './figure.ts';
import { type IncidenceCurve, incidenceAt, tailSeconds } from './incidence.ts';
import { MIN_DENOMINATOR, mean, median } from './rates.ts';
import { inState, sampleOf } from './sample.ts';
import { episodeStates } from './states.ts';
import type { EscalationFigures, StageSummary } from './summary.ts';
import { waterfallStages } from './waterfall.ts';

export type SummaryOptions = {
  /** UTC ms. */
  asOf: number;
  /** The figures to compute; the product's own where absent. */
  catalogue?: Catalogue;
};

/** Sums episodes up: every figure that is measured, the waterfall, the curve. Pure (docs/measurement.md §1.3, §2). */
export function summarise(
  episodes: readonly Episode[],
  { asOf, catalogue = figureCatalogue }: SummaryOptions,
): EscalationFigures {
  const sample = sampleOf(episodes, asOf);
  const { needs, settled, help } = sample;
  return {
    asOf,
    n: needs.length,
    events: needs.filter(({ need }) => need.incidence.event).length,
    matured: settled.length,
    conversationIds: conversationIdsOf(needs),
    figures: Object.fromEntries(
      measuredRows(catalogue).map((row): [string, Figure] => [row.id, figureOf(row, sample)]),
    ),
    states: statesOf(episodes),
    classes: {
      clean: conversationIdsOf(needs.filter(({ need }) => need.class === 'clean')),
      recovered: conversationIdsOf(needs.filter(({ need }) => need.class === 'recovered')),
    },
    waterfall: summariseWaterfall(needs),
    curve: pointsOf(help),
    tailSeconds: tailSeconds(help),
  };
}

/** The same figures per group; `keyOf` gives an episode's group, or null to leave it out. Keys are sorted. */
export function summariseBy(
  episodes: readonly Episode[],
  keyOf: (episode: Episode) => string | null,
  options: SummaryOptions,
): Map<string, EscalationFigures> {
  const groups = new Map<string, Episode[]>();
  for (const episode of episodes) {
    const key = keyOf(episode);
    if (key === null) continue;
    const group = groups.get(key);
    if (group) group.push(episode);
    else groups.set(key, [episode]);
  }
  const keys = [...groups.keys()].sort();
  return new Map(keys.map((key) => [key, summarise(groups.get(key) ?? [], options)]));
}

/** The states that occur, each with its conversations. */
function statesOf(episodes: readonly Episode[]): EscalationFigures['states'] {
  const listed = episodeStates.map((state) => [state, conversationIdsOf(inState(episodes, state))] as const);
  return Object.fromEntries(listed.filter(([, ids]) => ids.length > 0));
}

/** F(t) step by step; empty where the needs are too few for a percentage. */
function pointsOf(curve: IncidenceCurve): EscalationFigures['curve'] {
  if (curve.n < MIN_DENOMINATOR) return [];
  return curve.steps.map(({ timeSeconds }) => ({ seconds: timeSeconds, ...incidenceAt(curve, timeSeconds) }));
}

function summariseWaterfall(needs: readonly NeedEpisode[]): StageSummary[] {
  const known = needs.filter(({ need }) => need.waterfall !== null);
  return waterfallStages.map((stage) => {
    const seconds = known.flatMap(({ need }) => need.waterfall?.[stage] ?? []);
    return {
      stage,
      meanSeconds: mean(seconds),
      medianSeconds: median(seconds),
      conversationIds: conversationIdsOf(known),
    };
  });
}
