import type { EscalationReport, Grouping } from '../../core/contract/escalation-report.ts';
import { figureCatalogue } from '../../core/metrics/catalogue.ts';
import type { Episode } from '../../core/metrics/episode.ts';
import { needEpisodes } from '../../core/metrics/episodes.ts';
import { type Catalogue, unmeasuredRows } from '../../core/metrics/figure.ts';
import { historyOf } from '../../core/metrics/from-timeline.ts';
import { summarise, summariseBy } from '../../core/metrics/summarise.ts';
import type { OpeningHours } from '../../core/routing/hours.ts';
import type { Entry } from '../../core/timeline/entry.ts';
import type { Log } from '../log.ts';
import type { Entries } from '../store/entries.ts';

/** How far before a range the entries of its needs may lie. */
const REPEAT_WINDOW_MS = 7 * 86_400_000;

export type ReportQuery = {
  workspaceId: string;
  from: Date;
  to: Date;
  asOf: Date;
  groupBy: Grouping | null;
  tier: string | null;
  team: string | null;
  /** The workspace's opening hours; null where people are on duty around the clock. */
  hours: OpeningHours | null;
};

/** The teams of each person, by id: entries name people, not teams. */
export type TeamsOf = (personId: string) => readonly string[];

type Deps = { entries: Pick<Entries, 'timelinesBetween'>; log: Pick<Log, 'error'> };

/**
 * The figures of the needs that began in [from, to), computed from the timelines as of a moment. Nothing is read
 * but entries, so any past moment can be computed again. Timelines are read one after another, and only what is
 * counted of them is kept.
 */
export async function escalationReport(
  deps: Deps,
  query: ReportQuery,
  teamsOf: TeamsOf,
  catalogue: Catalogue = figureCatalogue,
): Promise<EscalationReport> {
  const { from, to, asOf, groupBy } = query;
  const { all, confirmed, teams, unread } = await countedIn(deps, query, teamsOf);
  const options = { asOf: asOf.getTime(), catalogue };
  const groupOf =
    groupBy === 'team'
      ? ({ conversationId }: Episode) => teams.get(conversationId)?.[0] ?? null
      : keyOf[groupBy ?? 'day'];
  return {
    from: from.toISOString(),
    to: to.toISOString(),
    asOf: asOf.toISOString(),
    groupBy,
    total: summarise(all, options),
    confirmed: summarise(confirmed, options),
    groups: groupBy
      ? [...summariseBy(all, groupOf, options)].map(([key, figures]) => ({ key, figures }))
      : [],
    notMeasured: unmeasuredRows(catalogue).map(({ id, name, why }) => ({ id, name, why })),
    unread,
  };
}

type Counted = { all: Episode[]; confirmed: Episode[]; teams: Map<string, string[]>; unread: number };

/** What counts in the period. One timeline that cannot be read keeps nobody from the figures of the others. */
async function countedIn({ entries, log }: Deps, query: ReportQuery, teamsOf: TeamsOf): Promise<Counted> {
  const counted: Counted = { all: [], confirmed: [], teams: new Map(), unread: 0 };
  // A need can lie before the entries that show it (a report of an old answer): look a window further.
  const since = new Date(query.from.getTime() - REPEAT_WINDOW_MS);
  for await (const timeline of entries.timelinesBetween(query.workspaceId, since, query.asOf)) {
    try {
      count(timeline, query, teamsOf, counted);
    } catch (error) {
      counted.unread += 1;
      log.error({ err: error, conversationId: timeline[0]?.conversationId }, 'report: cannot be read');
    }
  }
  return counted;
}

function count(timeline: readonly Entry[], query: ReportQuery, teamsOf: TeamsOf, counted: Counted): void {
  const { from, to, asOf, tier, team, hours } = query;
  const history = historyOf(timeline);
  const teams = teamsIn(timeline, teamsOf);
  if (team && !teams.includes(team)) return;
  const inRange = (episode: Episode) => {
    const at = episode.need?.at ?? episode.startedAt;
    return at >= from.getTime() && at < to.getTime() && (!tier || tierOf(episode) === tier);
  };
  const episodesOf = (evidence: 'all' | 'confirmed') =>
    needEpisodes(history, { asOf: asOf.getTime(), hours, evidence }).filter(inRange);
  const all = episodesOf('all');
  counted.confirmed.push(...episodesOf('confirmed'));
  counted.all.push(...all);
  if (all.length > 0) counted.teams.set(history.conversationId, teams);
}

const keyOf: Record<Exclude<Grouping, 'team'>, (episode: Episode) => string | null> = {
  tier: tierOf,
  reason: ({ attributes }) => attributes.reason ?? null,
  day: (episode) => new Date(episode.need?.at ?? episode.startedAt).toISOString().slice(0, 10),
};

/** The teams of the agents who had the conversation; of its owner while nobody had it. */
function teamsIn(timeline: readonly Entry[], teamsOf: TeamsOf): string[] {
  const takers = timeline.flatMap((entry) =>
    entry.type === 'assignment.accepted' ? [entry.data.agent.id] : [],
  );
  const owner = timeline[0]?.type === 'conversation.started' ? [timeline[0].data.owner.id] : [];
  const people = takers.length > 0 ? takers : owner;
  return [...new Set(people.flatMap(teamsOf))];
}

function tierOf({ attributes }: Episode): string {
  return attributes.tier ?? 'none';
}
