import { Router } from 'express';
import { z } from 'zod';
import { type EscalationReport, groupings } from '../../core/contract/escalation-report.ts';
import type { MisheardReport } from '../../core/contract/misheard.ts';
import type { People } from '../directory/people.ts';
import { reportCsv } from '../measuring/report-csv.ts';
import type { Reporter } from '../measuring/reporter.ts';
import { RefusalError } from '../refusal.ts';
import type { MisheardReports } from '../store/misheard.ts';
import type { AgentGuard } from './agent-guard.ts';
import { queryAs } from './body.ts';

type Deps = {
  reporter: Pick<Reporter, 'make'>;
  guard: AgentGuard;
  people: Pick<People, 'team' | 'workspace'>;
  misheard: Pick<MisheardReports, 'of'>;
  now: () => Date;
};

const moment = z
  .union([z.iso.datetime({ offset: true }), z.iso.date()], { error: 'must be an ISO 8601 date or date-time' })
  .transform((text) => new Date(text));

export const reportQuerySchema = z.object({
  from: moment.optional(),
  to: moment.optional(),
  asOf: moment.optional(),
  groupBy: z.enum(groupings).optional(),
  tier: z.string().max(40).optional(),
  team: z.string().max(100).optional(),
});

const DAY_MS = 86_400_000;
const MAX_DAYS = 370;

/** The figures and what the assistant would hear wrongly, for managers. */
export function managerRoutes(deps: Deps): Router {
  const router = Router();
  const report = async (request: Parameters<AgentGuard['identify']>[0]) => {
    const who = await deps.guard.identifyFor(request, 'figures:read');
    return makeReport(deps, who.workspaceId, queryAs(request, reportQuerySchema));
  };
  router.get('/metrics/escalation', async (request, response) => {
    response.json(await report(request));
  });
  router.get('/metrics/escalation.csv', async (request, response) => {
    response
      .type('text/csv')
      .attachment('escalation.csv')
      .send(reportCsv(await report(request)));
  });
  router.get('/assistant/misheard', async (request, response) => {
    const { workspaceId } = await deps.guard.identifyFor(request, 'misheard:read');
    const found = await deps.misheard.of(workspaceId);
    const answer: MisheardReport = {
      checkedAt: found?.checkedAt.toISOString() ?? null,
      count: found?.count ?? 0,
      items: found?.items ?? [],
    };
    response.json(answer);
  });
  return router;
}

async function makeReport(
  { reporter, people, now }: Deps,
  workspaceId: string,
  query: z.infer<typeof reportQuerySchema>,
): Promise<EscalationReport> {
  const to = query.to ?? now();
  const from = query.from ?? new Date(to.getTime() - 30 * DAY_MS);
  if (from >= to) throw new RefusalError('invalid_input', 'from: must be before to');
  if (to.getTime() - from.getTime() > MAX_DAYS * DAY_MS) {
    throw new RefusalError('invalid_input', `from: at most ${MAX_DAYS} days before to`);
  }
  const [team, workspace] = await Promise.all([people.team(workspaceId), people.workspace(workspaceId)]);
  return reporter.make({
    query: {
      workspaceId,
      from,
      to,
      asOf: query.asOf ?? now(),
      groupBy: query.groupBy ?? null,
      tier: query.tier ?? null,
      team: query.team ?? null,
      hours: workspace?.hours ?? null,
    },
    teams: new Map(team.map(({ _id, teamIds }) => [_id, teamIds])),
  });
}
