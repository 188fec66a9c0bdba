import { z } from 'zod';
import { agentCommands, visitorCommands } from '../../../core/contract/commands.ts';
import { escalationReportSchema } from '../../../core/contract/escalation-report.ts';
import { misheardReportSchema } from '../../../core/contract/misheard.ts';
import { contactExportSchema, contactPageSchema } from '../../../core/contract/personal-data.ts';
import { readinessSchema } from '../../../core/contract/readiness.ts';
import {
  conversationPageSchema,
  teamSchema,
  userViewSchema,
  visitorSessionSchema,
} from '../../../core/contract/views.ts';
import type { Operation } from '../../../core/permission/permission.ts';
import { decisionSchema } from '../../../core/triage/explanation/decision.ts';
import { entriesQuerySchema, listQuerySchema } from '../agent-routes.ts';
import { loginSchema } from '../auth-routes.ts';
import { reportQuerySchema } from '../manager-routes.ts';
import { contactsQuerySchema } from '../privacy-routes.ts';
import { sessionRequestSchema, signOutRequestSchema } from '../visitor-routes.ts';

/** One HTTP call as the reference describes it. */
export type Call = {
  method: 'get' | 'post';
  /** As OpenAPI writes it: `/api/v1/conversations/{id}`. */
  path: string;
  tag: 'Operation' | 'Visitors' | 'Signing in' | 'Agents' | 'Reading' | 'Figures' | 'Privacy' | 'Reference';
  summary: string;
  security: 'visitor' | 'agent' | 'metrics' | 'none';
  /** The operation whose permission the call needs, where it needs one. */
  operation?: Operation;
  /** The command that it carries, where it carries one. */
  command?: { side: 'visitor' | 'agent'; name: string; output: z.ZodType };
  body?: z.ZodType;
  query?: z.ZodObject;
  status?: number;
  /** JSON by this schema, or a text of this content type. A command answers with its acknowledgement. */
  answer: z.ZodType | 'text/plain' | 'text/csv';
  /** Further statuses under which the same comes. */
  alsoAnswers?: number[];
  /** Whether it is refused with 429 when it comes too often. */
  isLimited?: boolean;
};

type Commands = Record<string, { summary: string; input: z.ZodType; output: z.ZodType; limited: boolean }>;

function commandCalls(side: 'visitor' | 'agent', commands: Commands): Call[] {
  return Object.entries(commands).map(([name, { summary, input, output, limited }]) => ({
    method: 'post',
    path: `/api/v1/${side}/commands/${name}`,
    tag: side === 'visitor' ? 'Visitors' : 'Agents',
    summary,
    security: side,
    operation: name as Operation,
    command: { side, name, output },
    body: input,
    answer: output,
    isLimited: limited,
  }));
}

const documentSchema = z.looseObject({});
const signedInSchema = z.object({ user: userViewSchema });
const entriesSchema = agentCommands['entries:after'].output;
const openedSchema = agentCommands['conversation:open'].output.omit({ entries: true });

/** Every call of the HTTP side. A route that is missing here fails a test. */
export const calls: Call[] = [
  {
    method: 'get',
    path: '/healthz',
    tag: 'Operation',
    summary: 'Whether the process lives.',
    security: 'none',
    answer: z.object({ status: z.literal('ok') }),
  },
  {
    method: 'get',
    path: '/readyz',
    tag: 'Operation',
    summary:
      'Whether the assistant can answer, and what is waited for. 503 while the store is away, and in a new installation until the assistant can answer for the first time.',
    security: 'none',
    answer: readinessSchema,
    alsoAnswers: [503],
  },
  {
    method: 'get',
    path: '/metrics',
    tag: 'Operation',
    summary: 'Prometheus text; asks for `HANDRAIL_METRICS_TOKEN` as Bearer outside demo mode.',
    security: 'metrics',
    answer: 'text/plain',
  },
  {
    method: 'post',
    path: '/api/v1/visitor/sessions',
    tag: 'Visitors',
    summary: 'Begins or resumes a visitor session.',
    security: 'none',
    body: sessionRequestSchema,
    status: 201,
    answer: visitorSessionSchema,
  },
  {
    method: 'post',
    path: '/api/v1/visitor/sign-outs',
    tag: 'Visitors',
    summary:
      "For the host's back end: ends all sessions of a signed-in contact. Their tokens and sockets end within seconds, and identities signed before open nothing any more.",
    security: 'none',
    body: signOutRequestSchema,
    answer: z.object({}),
  },
  ...commandCalls('visitor', visitorCommands),
  {
    method: 'post',
    path: '/api/v1/auth/login',
    tag: 'Signing in',
    summary: 'Signs in and sets the session cookie.',
    security: 'none',
    body: loginSchema,
    answer: signedInSchema,
    isLimited: true,
  },
  {
    method: 'post',
    path: '/api/v1/auth/logout',
    tag: 'Signing in',
    summary: 'Signs out: the session ends, and its sockets are closed.',
    security: 'none',
    answer: z.object({}),
  },
  {
    method: 'get',
    path: '/api/v1/auth/me',
    tag: 'Signing in',
    summary: 'Who is signed in.',
    security: 'agent',
    answer: signedInSchema,
  },
  ...commandCalls('agent', agentCommands),
  {
    method: 'get',
    path: '/api/v1/conversations',
    tag: 'Reading',
    summary: 'Conversations, newest first; search and filters; page by `cursor`.',
    security: 'agent',
    operation: 'conversations:list',
    query: listQuerySchema,
    answer: conversationPageSchema,
  },
  {
    method: 'get',
    path: '/api/v1/conversations/{id}',
    tag: 'Reading',
    summary: 'A conversation with its brief.',
    security: 'agent',
    operation: 'conversation:open',
    answer: openedSchema,
  },
  {
    method: 'get',
    path: '/api/v1/conversations/{id}/entries',
    tag: 'Reading',
    summary: 'The entries after a `seq`.',
    security: 'agent',
    operation: 'entries:after',
    query: entriesQuerySchema,
    answer: entriesSchema,
  },
  {
    method: 'get',
    path: '/api/v1/conversations/{id}/decisions',
    tag: 'Reading',
    summary: 'The decisions with their explanations.',
    security: 'agent',
    operation: 'decisions:read',
    answer: z.object({ decisions: z.array(decisionSchema) }),
  },
  {
    method: 'get',
    path: '/api/v1/team',
    tag: 'Reading',
    summary: 'Agents, teams and skills to transfer to.',
    security: 'agent',
    operation: 'team:read',
    answer: teamSchema,
  },
  {
    method: 'get',
    path: '/api/v1/metrics/escalation',
    tag: 'Figures',
    summary: 'Time to effective escalation and its companions; with `.csv` as a file.',
    security: 'agent',
    operation: 'figures:read',
    query: reportQuerySchema,
    answer: escalationReportSchema,
  },
  {
    method: 'get',
    path: '/api/v1/metrics/escalation.csv',
    tag: 'Figures',
    summary: 'The figures as a CSV file, one row for each figure and group.',
    security: 'agent',
    operation: 'figures:read',
    query: reportQuerySchema,
    answer: 'text/csv',
  },
  {
    method: 'get',
    path: '/api/v1/assistant/misheard',
    tag: 'Figures',
    summary:
      "What the assistant would hear in the workspace's own articles: sentences and example questions that would bring a person instead of an answer. Read anew half a minute after the articles change.",
    security: 'agent',
    operation: 'misheard:read',
    answer: misheardReportSchema,
  },
  {
    method: 'get',
    path: '/api/v1/contacts',
    tag: 'Privacy',
    summary: 'Contacts with an address or an id, and how far an erasure is.',
    security: 'agent',
    operation: 'contacts:find',
    query: contactsQuerySchema,
    answer: contactPageSchema,
  },
  {
    method: 'get',
    path: '/api/v1/contacts/{id}/export',
    tag: 'Privacy',
    summary: 'Everything that is held of a contact, as a file. One that was cut short is no JSON.',
    security: 'agent',
    operation: 'contact:export',
    answer: contactExportSchema,
  },
  {
    method: 'get',
    path: '/api/openapi.json',
    tag: 'Reference',
    summary: 'This reference, as OpenAPI 3.1.',
    security: 'none',
    answer: documentSchema,
  },
  {
    method: 'get',
    path: '/api/asyncapi.json',
    tag: 'Reference',
    summary: 'The reference of the sockets, as AsyncAPI 3.0.',
    security: 'none',
    answer: documentSchema,
  },
];
