import { type FigureId, figureCatalogue } from './catalogue.ts';
import type { Episode, NeedEpisode, Press } from './episode.ts';
import {
  type IncidenceCurve,
  type IncidencePoint,
  incidenceAt,
  kaplanMeier,
  medianSeconds,
  tailSeconds,
  timeLostSeconds,
} from './incidence.ts';
import { type NowcastBand, nowcastBand, pendingWeight } from './nowcast.ts';
import { type Interval, MIN_DENOMINATOR, mean, median, percentile, rate } from './rates.ts';
import { type EpisodeState, episodeStates } from './states.ts';
import { type WaterfallStage, waterfallStages } from './waterfall.ts';

/** One figure with what it rests on. */
export type Figure = {
  id: FigureId;
  /** A share (0..1) or seconds; null for "not reached" or nothing to measure. */
  value: number | null;
  /** How many episodes (or presses) it is made of, and of how many. */
  count: number;
  of: number;
  interval: Interval | null;
  /** Too few to print the value: show the counts, or a dash. */
  countsOnly: boolean;
  /** F(t) only: too few were followed that long. */
  beyondTail: boolean;
  /** The conversations behind the count, each once. */
  conversationIds: string[];
  /** F(t) only: what becomes of it by the fate of the pending ones. */
  band: NowcastBand | null;
};

export type StageSummary = {
  stage: WaterfallStage;
  meanSeconds: number | null;
  medianSeconds: number | null;
  conversationIds: string[];
};

/** The escalation page: every figure as of one moment, each with its conversations. */
export type EscalationFigures = {
  asOf: number;
  /** Episodes with a need (false escalations apart), and those with effective help so far. */
  n: number;
  events: number;
  matured: number;
  /** The conversations of the needs counted in `n`. */
  conversationIds: string[];
  figures: Record<FigureId, Figure>;
  states: Record<EpisodeState, string[]>;
  classes: Record<'clean' | 'recovered', string[]>;
  waterfall: StageSummary[];
  /** Seconds in staffed hours only, beside the wall clock. */
  medianStaffedSeconds: number | null;
  /** F(t) step by step, for the picture; not to be drawn beyond `tailSeconds`. */
  curve: ({ seconds: number } & IncidencePoint)[];
  tailSeconds: number;
};

export type SummaryOptions = {
  asOf: number;
  /** The chance that a pending episode holds, by its age in ms; without history 1/2 (nobody knows). */
  weightOf?: (ageMs: number) => number;
};

const PRESS_LIMIT_MS = 5_000;

/** Sums episodes up (measurement.md §1.3, §2). Pure; episodes without a need only appear in `states`. */
export function summarise(episodes: readonly Episode[], options: SummaryOptions): EscalationFigures {
  const all = episodes.filter((episode): episode is NeedEpisode => episode.need !== null);
  const needs = all.filter(({ need }) => need.isCounted);
  const curve = kaplanMeier(needs.map(({ need }) => need.incidence));
  return {
    asOf: options.asOf,
    n: needs.length,
    events: needs.filter(({ need }) => need.incidence.event).length,
    matured: needs.filter(({ need }) => need.isMature).length,
    conversationIds: idsOf(needs),
    figures: byId([
      ...incidenceFigures(needs, curve, options),
      ...timeFigures(needs, curve),
      ...rateFigures(needs, all),
      ...pressFigures(all, options.asOf),
    ]),
    states: statesOf(episodes),
    classes: {
      clean: idsOf(needs.filter(({ need }) => need.class === 'clean')),
      recovered: idsOf(needs.filter(({ need }) => need.class === 'recovered')),
    },
    waterfall: summariseWaterfall(needs),
    medianStaffedSeconds: medianStaffed(needs),
    curve: curve.steps.map(({ timeSeconds }) => ({
      seconds: timeSeconds,
      ...incidenceAt(curve, timeSeconds),
    })),
    tailSeconds: tailSeconds(curve),
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

function incidenceFigures(needs: NeedEpisode[], curve: IncidenceCurve, options: SummaryOptions): Figure[] {
  const { asOf, weightOf = () => pendingWeight(0, 0) } = options;
  const horizons: [FigureId, number][] = [
    ['effective_within_5m', 300],
    ['effective_within_15m', 900],
    ['effective_within_60m', 3600],
  ];
  return horizons.map(([id, seconds]) => {
    const helped = needs.filter(({ need }) => need.tteeSeconds !== null && need.tteeSeconds <= seconds);
    const { share, interval, beyondTail } = incidenceAt(curve, seconds);
    const band = nowcastBand(needs, seconds, ({ need }) => weightOf(asOf - need.at));
    return { ...figure(id, helped, needs.length), value: share, interval, beyondTail, band };
  });
}

function timeFigures(needs: NeedEpisode[], curve: IncidenceCurve): Figure[] {
  const helped = needs.filter(({ need }) => need.incidence.event);
  const answered = needs.filter(({ need }) => need.wait.event);
  const waitCurve = kaplanMeier(needs.map(({ need }) => need.wait));
  return [
    { ...figure('median_ttee', helped, needs.length), value: medianSeconds(curve) },
    { ...figure('hour_loss', needs, needs.length), value: timeLostSeconds(curve) },
    { ...figure('median_wait', answered, needs.length), value: medianSeconds(waitCurve) },
  ];
}

function rateFigures(needs: NeedEpisode[], all: NeedEpisode[]): Figure[] {
  const matured = needs.filter(({ need }) => need.isMature);
  const requested = needs.filter(({ need }) => need.requestedAt !== null);
  const answered = needs.filter(({ need }) => need.firstReplyAt !== null);
  const unasked = all.filter(({ need }) => need.requestedAt !== null && !need.isExplicit);
  const inState = (state: EpisodeState, of: NeedEpisode[]) => of.filter((episode) => episode.state === state);
  const effective = inState('effective', matured);
  return [
    share(
      'strict_effective',
      effective.filter(({ need }) => need.class === 'clean'),
      matured.length,
    ),
    share('recovered_effective', effective, matured.length),
    share('missed', inState('missed', needs), needs.length),
    share('abandoned', inState('abandoned_waiting', needs), needs.length),
    share('abandoned_of_asked', inState('abandoned_waiting', requested), requested.length),
    share('unresolved', inState('unresolved', needs), needs.length),
    share(
      'repeat_story',
      answered.filter(({ need }) => need.hasRepeatedStory),
      answered.length,
    ),
    share('false_escalation', inState('false_escalation', unasked), unasked.length),
    share(
      'suspect',
      needs.filter(({ quality }) => quality === 'suspect'),
      needs.length,
    ),
  ];
}

function pressFigures(all: NeedEpisode[], asOf: number): Figure[] {
  const presses = all.flatMap((episode) => episode.need.presses.map((press) => ({ press, episode })));
  const latencies = presses.map(({ press }) => latencySeconds(press, asOf)).filter((value) => value !== null);
  const late = presses.filter(({ press }) => (latencySeconds(press, asOf) ?? 0) * 1000 > PRESS_LIMIT_MS);
  const measured = figure(
    'press_ack_p50',
    presses.map(({ episode }) => episode),
    latencies.length,
  );
  const at = (part: number) => finite(percentile(latencies, part));
  return [
    { ...measured, count: latencies.length, value: at(0.5) },
    { ...measured, id: 'press_ack_p95', count: latencies.length, value: at(0.95) },
    {
      ...share(
        'press_failed',
        late.map(({ episode }) => episode),
        latencies.length,
      ),
    },
  ];
}

/** Infinite for a press that nothing acknowledged in time; null while there is still time. */
function latencySeconds(press: Press, asOf: number): number | null {
  if (press.acknowledgedAt !== null) return (press.acknowledgedAt - press.pressedAt) / 1000;
  return asOf - press.pressedAt > PRESS_LIMIT_MS ? Number.POSITIVE_INFINITY : null;
}

function finite(value: number | null): number | null {
  return value !== null && Number.isFinite(value) ? value : null;
}

function figure(id: FigureId, behind: readonly Episode[], of: number): Figure {
  return {
    id,
    value: null,
    count: behind.length,
    of,
    interval: null,
    countsOnly: of < MIN_DENOMINATOR,
    beyondTail: false,
    conversationIds: idsOf(behind),
    band: null,
  };
}

function share(id: FigureId, behind: readonly Episode[], of: number): Figure {
  const { share: value, interval } = rate(behind.length, of);
  return { ...figure(id, behind, of), value, interval };
}

function idsOf(episodes: readonly Episode[]): string[] {
  return [...new Set(episodes.map(({ conversationId }) => conversationId))];
}

/** Every figure of the catalogue by its id; throws where one was forgotten. */
function byId(figures: readonly Figure[]): Record<FigureId, Figure> {
  const entries = figureCatalogue.map(({ id }) => {
    const found = figures.find((one) => one.id === id);
    if (!found) throw new Error(`the figure ${id} is in the catalogue and was not computed`);
    return [id, found] as const;
  });
  return Object.fromEntries(entries) as Record<FigureId, Figure>;
}

function statesOf(episodes: readonly Episode[]): Record<EpisodeState, string[]> {
  const inState = (state: EpisodeState) => idsOf(episodes.filter((episode) => episode.state === state));
  return Object.fromEntries(episodeStates.map((state) => [state, inState(state)])) as Record<
    EpisodeState,
    string[]
  >;
}

function summariseWaterfall(needs: readonly NeedEpisode[]): StageSummary[] {
  return waterfallStages.map((stage) => {
    const known = needs.filter(({ need }) => need.waterfall !== null);
    const seconds = known.flatMap(({ need }) => need.waterfall?.[stage] ?? []);
    return {
      stage,
      meanSeconds: mean(seconds),
      medianSeconds: median(seconds),
      conversationIds: idsOf(known),
    };
  });
}

/** The median of staffed times with everybody counted: "not reached" (null) where fewer than half were helped. */
function medianStaffed(needs: readonly NeedEpisode[]): number | null {
  const staffed = needs.map(({ need }) => need.tteeStaffedSeconds ?? Number.POSITIVE_INFINITY);
  return finite(percentile(staffed, 0.5));
}
