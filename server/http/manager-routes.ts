import { Router } from 'express';
import { z } from 'zod';
import { figureCatalogue } from '../../core/metrics/catalogue.ts';
import type { EscalationFigures } from '../../core/metrics/summarise.ts';
import type { People } from '../directory/people.ts';
import { type EscalationReport, escalationReport, groupings } from '../measuring/escalation-report.ts';
import { RefusalError } from '../refusal.ts';
import type { Entries } from '../store/entries.ts';
import type { AgentGuard } from './agent-guard.ts';
import { queryAs } from './body.ts';

type Deps = {
  entries: Pick<Entries, 'ofConversationsBetween'>;
  guard: AgentGuard;
  people: Pick<People, 'team'>;
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

/** The figures, for managers. */
export function managerRoutes(deps: Deps): Router {
  const router = Router();
  const report = async (request: Parameters<AgentGuard['identify']>[0]) => {
    const who = await deps.guard.identifyAs(request, ['manager', 'admin']);
    return makeReport(deps, who.workspaceId, queryAs(request, reportQuerySchema));
  };
  router.get('/metrics/escalation', async (request, response) => {
    response.json(await report(request));
  });
  router.get('/metrics/escalation.csv', async (request, response) => {
    response
      .type('text/csv')
      .attachment('escalation.csv')
      .send(toCsv(await report(request)));
  });
  return router;
}

async function makeReport(
  { entries, people, now }: Deps,
  workspaceId: string,
  query: z.infer<typeof reportQuerySchema>,
): Promise<EscalationReport> {
  const to = query.to ?? now();
  const from = query.from ?? new Date(to.getTime() - 30 * DAY_MS);
  if (from >= to) throw new RefusalError('invalid_input', 'from: must be before to');
  if (to.getTime() - from.getTime() > MAX_DAYS * DAY_MS) {
    throw new RefusalError('invalid_input', `from: at most ${MAX_DAYS} days before to`);
  }
  const team = new Map((await people.team(workspaceId)).map(({ _id, teamIds }) => [_id, teamIds]));
  return escalationReport(
    { entries },
    {
      workspaceId,
      from,
      to,
      asOf: query.asOf ?? now(),
      groupBy: query.groupBy ?? null,
      tier: query.tier ?? null,
      team: query.team ?? null,
    },
    (personId) => team.get(personId) ?? [],
  );
}

const CSV_HEADER = ['from', 'to', 'asOf', 'group', 'figure', 'value', 'unit', 'count', 'of', 'low', 'high'];

function toCsv(report: EscalationReport): string {
  const rows = [
    ...rowsOf(report, 'all', report.total),
    ...report.groups.flatMap(({ key, figures }) => rowsOf(report, key, figures)),
  ];
  return [CSV_HEADER, ...rows].map((row) => row.map(csvCell).join(',')).join('\r\n');
}

function rowsOf(
  { from, to, asOf }: EscalationReport,
  group: string,
  { figures }: EscalationFigures,
): unknown[][] {
  return figureCatalogue.map(({ id, unit }) => {
    const { value, count, of, interval } = figures[id];
    return [from, to, asOf, group, id, value, unit, count, of, interval?.low ?? null, interval?.high ?? null];
  });
}

/** A text that a spreadsheet would take for a formula is marked as text (CSV injection). */
function csvCell(value: unknown): string {
  const text = value === null || value === undefined ? '' : String(value);
  const safe = typeof value === 'string' && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
