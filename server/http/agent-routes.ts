import { Router } from 'express';
import { z } from 'zod';
import { type ConversationPage, cursorSchema, type TeamView } from '../../core/contract/views.ts';
import { stateNameSchema } from '../../core/values/conversation.ts';
import { type AgentDeps, agentHandlers } from '../commands/agent.ts';
import type { CommandExecutor } from '../commands/execute.ts';
import { permitted } from '../commands/permitted.ts';
import type { People } from '../directory/people.ts';
import type { ConversationList } from '../timeline/conversation-list.ts';
import type { AgentGuard } from './agent-guard.ts';
import { jsonIn, queryAs, textBody } from './body.ts';
import { sendAcknowledgement } from './problem.ts';
import { requestIdOf } from './request-log.ts';

type Deps = {
  list: ConversationList['list'];
  agent: AgentDeps;
  people: People;
  guard: AgentGuard;
  executor: Pick<CommandExecutor, 'runAgent'>;
};

export const listQuerySchema = z.object({
  state: stateNameSchema.optional(),
  assignee: z.string().max(100).optional(),
  q: z
    .string()
    .max(200)
    .refine((text) => !text.includes('\0'), { error: 'must not contain NUL' })
    .optional(),
  ids: z.string().max(10_000).optional(),
  cursor: cursorSchema.optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});

export const entriesQuerySchema = z.object({ after: z.coerce.number().int().nonnegative().default(0) });

/** The most decisions of a conversation that one answer has. */
const MAX_DECISIONS = 1_000;
/** The most conversations that one request may name. */
const MAX_IDS = 200;

/** What the console and integrators call as agents. */
export function agentRoutes(deps: Deps): Router {
  const router = Router();
  router.post('/agent/commands/:name', textBody, async (request, response) => {
    const who = await deps.guard.identify(request);
    const answer = await deps.executor.runAgent(
      request.params.name ?? '',
      jsonIn(request),
      who,
      requestIdOf(response),
    );
    sendAcknowledgement(response, answer);
  });
  router.get('/conversations', async (request, response) => {
    const who = await deps.guard.identifyFor(request, 'conversations:list');
    response.json(await listConversations(deps, who, queryAs(request, listQuerySchema)));
  });
  router.get('/conversations/:id', async (request, response) => {
    const who = await deps.guard.identify(request);
    const input = { conversationId: request.params.id ?? '' };
    const { conversation, brief } = await agentHandlers['conversation:open'](deps.agent, who, input);
    response.json({ conversation, brief });
  });
  router.get('/conversations/:id/entries', async (request, response) => {
    const who = await deps.guard.identify(request);
    const { after } = queryAs(request, entriesQuerySchema);
    const input = { conversationId: request.params.id ?? '', seq: after };
    response.json(await agentHandlers['entries:after'](deps.agent, who, input));
  });
  router.get('/conversations/:id/decisions', async (request, response) => {
    const who = await deps.guard.identify(request);
    const id = request.params.id ?? '';
    await permitted(deps.agent.timeline, who, 'decisions:read', id);
    const entries = await deps.agent.timeline.entriesAfter(id, 0, MAX_DECISIONS, ['decision.recorded']);
    const decisions = entries.flatMap((entry) =>
      entry.type === 'decision.recorded' ? [entry.data.decision] : [],
    );
    response.json({ decisions });
  });
  router.get('/team', async (request, response) => {
    const who = await deps.guard.identifyFor(request, 'team:read');
    response.json(await describeTeam(deps, who.workspaceId));
  });
  return router;
}

async function listConversations(
  { list }: Deps,
  who: { workspaceId: string; userId: string },
  { state, assignee, ids, q, cursor, limit }: z.infer<typeof listQuerySchema>,
): Promise<ConversationPage> {
  const filter = {
    workspaceId: who.workspaceId,
    state,
    assigneeId: assignee === 'me' ? who.userId : assignee,
    ids: ids?.split(',').slice(0, MAX_IDS),
    text: q?.toLowerCase(),
    below: cursor ? parseCursor(cursor) : undefined,
  };
  // One more than the page, to know whether another follows.
  const found = await list(filter, limit + 1);
  const page = found.slice(0, limit);
  const last = page.at(-1);
  return {
    items: page.map(({ summary }) => summary),
    nextCursor: found.length > limit && last ? `${last.updatedAt.getTime()}.${last._id}` : null,
  };
}

function parseCursor(cursor: string): { updatedAt: Date; id: string } {
  const [time = '', id = ''] = cursor.split('.');
  return { updatedAt: new Date(Number(time)), id };
}

async function describeTeam({ people }: Deps, workspaceId: string): Promise<TeamView> {
  const [candidates, { agents }, workspace] = await Promise.all([
    people.candidates(workspaceId),
    people.presenceBoard(workspaceId),
    people.workspace(workspaceId),
  ]);
  const statuses = new Map(agents.map(({ agent, status }) => [agent.id, status]));
  return {
    agents: candidates.map(({ id, name, role, skills, activeCount, capacity }) => ({
      id,
      name,
      role,
      skills,
      status: statuses.get(id) ?? 'offline',
      activeCount,
      capacity,
    })),
    teams: workspace?.teams ?? [],
    skills: workspace?.skills ?? [],
  };
}
