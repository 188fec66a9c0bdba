import type { EscalationReport, Grouping } from '../../core/contract/escalation-report.ts';
import { figureCatalogue } from '../../core/metrics/catalogue.ts';
import type { Episode } from '../../core/metrics/episode.ts';
import { needEpisodes } from '../../core/metrics/episodes.ts';
import type { ConversationHistory } from '../../core/metrics/events.ts';
import { type Catalogue, unmeasuredRows } from '../../core/metrics/figure.ts';
import { historyOf } from '../../core/metrics/from-timeline.ts';
import { summarise, summariseBy } from '../../core/metrics/summarise.ts';
import type { OpeningHours } from '../../core/routing/hours.ts';
import type { Entry } from '../../core/timeline/entry.ts';
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

/**
 * The figures of the needs that began in [from, to), computed from the timelines as of a moment. Nothing is read
 * but entries, so any past moment can be computed again.
 */
export async function escalationReport(
  { entries }: { entries: Pick<Entries, 'ofConversationsBetween'> },
  { workspaceId, from, to, asOf, groupBy, tier, team, hours }: ReportQuery,
  teamsOf: TeamsOf,
  catalogue: Catalogue = figureCatalogue,
): Promise<EscalationReport> {
  // A need can lie before the entries that show it (a report of an old answer): look a window further.
  const since = new Date(from.getTime() - REPEAT_WINDOW_MS);
  const timelines = await entries.ofConversationsBetween(workspaceId, since, asOf);
  const histories = timelines.flatMap((timeline) => historyIfReadable(timeline) ?? []);
  const teams = new Map(
    timelines.map((timeline) => [timeline[0]?.conversationId, teamsIn(timeline, teamsOf)]),
  );
  const teamsOfEpisode = ({ conversationId }: Episode) => teams.get(conversationId) ?? [];
  const inRange = (episode: Episode) => {
    const at = episode.need?.at ?? episode.startedAt;
    const isInTime = at >= from.getTime() && at < to.getTime();
    return (
      isInTime && (!tier || tierOf(episode) === tier) && (!team || teamsOfEpisode(episode).includes(team))
    );
  };
  const episodesOf = (evidence: 'all' | 'confirmed') =>
    histories
      .flatMap((history) => needEpisodes(history, { asOf: asOf.getTime(), hours, evidence }))
      .filter(inRange);
  const episodes = episodesOf('all');
  const options = { asOf: asOf.getTime(), catalogue };
  const groupOf =
    groupBy === 'team' ? (episode: Episode) => teamsOfEpisode(episode)[0] ?? null : keyOf[groupBy ?? 'day'];
  return {
    from: from.toISOString(),
    to: to.toISOString(),
    asOf: asOf.toISOString(),
    groupBy,
    total: summarise(episodes, options),
    confirmed: summarise(episodesOf('confirmed'), options),
    groups: groupBy
      ? [...summariseBy(episodes, groupOf, options)].map(([key, figures]) => ({ key, figures }))
      : [],
    notMeasured: unmeasuredRows(catalogue).map(({ id, name, why }) => ({ id, name, why })),
  };
}

/** One timeline that cannot be read keeps nobody from the figures of the others. */
function historyIfReadable(timeline: readonly Entry[]): ConversationHistory | null {
  try {
    return historyOf(timeline);
  } catch {
    return null;
  }
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
