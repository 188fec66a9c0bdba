import { z } from 'zod';
import { briefSchema } from '../../../core/brief/brief-schema.ts';
import { agentCommands, visitorCommands } from '../../../core/contract/commands.ts';
import { escalationReportSchema } from '../../../core/contract/escalation-report.ts';
import { problemDetailsSchema } from '../../../core/contract/problems.ts';
import { readinessSchema } from '../../../core/contract/readiness.ts';
import {
  conversationSummarySchema,
  userViewSchema,
  visitorSessionSchema,
} from '../../../core/contract/views.ts';
import type { Operation } from '../../../core/permission/permission.ts';
import { whoMay } from '../../../core/permission/who-may.ts';
import { agentEntrySchema } from '../../../core/timeline/visible.ts';
import { entriesQuerySchema, listQuerySchema } from '../agent-routes.ts';
import { loginSchema } from '../auth-routes.ts';
import { reportQuerySchema } from '../manager-routes.ts';
import { sessionRequestSchema } from '../visitor-routes.ts';
import { acknowledgementSchemaOf, type JsonSchema, jsonSchemaOf } from './json-schema.ts';

type Call = {
  method: 'get' | 'post';
  path: string;
  summary: string;
  security: 'visitor' | 'agent' | 'none';
  /** The operation whose permission the call needs, where it needs one. */
  operation?: Operation;
  body?: z.ZodType;
  query?: z.ZodObject;
  status?: number;
  answer?: z.ZodType;
  /** Instead of `answer`, for commands: the same in the envelope of an acknowledgement. */
  acknowledgement?: z.ZodType;
};

const any = z.looseObject({});

const calls: Call[] = [
  { method: 'get', path: '/healthz', summary: 'Whether the process lives.', security: 'none', answer: any },
  {
    method: 'get',
    path: '/readyz',
    summary:
      'Whether the assistant can answer, and what is waited for. 503 while the store is away, and in a new installation until the assistant can answer for the first time.',
    security: 'none',
    answer: readinessSchema,
  },
  {
    method: 'get',
    path: '/metrics',
    summary: 'Prometheus text; asks for `HANDRAIL_METRICS_TOKEN` as Bearer outside demo mode.',
    security: 'none',
    answer: any,
  },
  {
    method: 'post',
    path: '/api/v1/visitor/sessions',
    summary: 'Begins or resumes a visitor session.',
    security: 'none',
    body: sessionRequestSchema,
    status: 201,
    answer: visitorSessionSchema,
  },
  ...Object.entries(visitorCommands).map(
    ([name, { summary, input, output }]): Call => ({
      method: 'post',
      path: `/api/v1/visitor/commands/${name}`,
      summary,
      security: 'visitor',
      operation: name as Operation,
      body: input,
      acknowledgement: output,
    }),
  ),
  {
    method: 'post',
    path: '/api/v1/auth/login',
    summary: 'Signs in and sets the session cookie.',
    security: 'none',
    body: loginSchema,
    answer: z.object({ user: userViewSchema }),
  },
  {
    method: 'post',
    path: '/api/v1/auth/logout',
    summary: 'Signs out.',
    security: 'agent',
    answer: z.object({}),
  },
  {
    method: 'get',
    path: '/api/v1/auth/me',
    summary: 'Who is signed in.',
    security: 'agent',
    answer: z.object({ user: userViewSchema }),
  },
  ...Object.entries(agentCommands).map(
    ([name, { summary, input, output }]): Call => ({
      method: 'post',
      path: `/api/v1/agent/commands/${name}`,
      summary,
      security: 'agent',
      operation: name as Operation,
      body: input,
      acknowledgement: output,
    }),
  ),
  {
    method: 'get',
    path: '/api/v1/conversations',
    summary: 'Conversations, newest first; search and filters; page by `cursor`.',
    security: 'agent',
    operation: 'conversations:list',
    query: listQuerySchema,
    answer: z.object({ items: z.array(conversationSummarySchema), nextCursor: z.string().nullable() }),
  },
  {
    method: 'get',
    path: '/api/v1/conversations/{id}',
    summary: 'A conversation with its brief.',
    security: 'agent',
    operation: 'conversation:open',
    answer: z.object({ conversation: conversationSummarySchema, brief: briefSchema }),
  },
  {
    method: 'get',
    path: '/api/v1/conversations/{id}/entries',
    summary: 'The entries after a `seq`.',
    security: 'agent',
    operation: 'entries:after',
    query: entriesQuerySchema,
    answer: z.object({ entries: z.array(agentEntrySchema), more: z.boolean() }),
  },
  {
    method: 'get',
    path: '/api/v1/conversations/{id}/decisions',
    summary: 'The decisions with their explanations.',
    security: 'agent',
    operation: 'decisions:read',
    answer: z.object({ decisions: z.array(any) }),
  },
  {
    method: 'get',
    path: '/api/v1/team',
    summary: 'Agents, teams and skills to transfer to.',
    security: 'agent',
    operation: 'team:read',
    answer: any,
  },
  {
    method: 'get',
    path: '/api/v1/metrics/escalation',
    summary: 'Time to effective escalation and its companions; with `.csv` as a file.',
    security: 'agent',
    operation: 'figures:read',
    query: reportQuerySchema,
    answer: escalationReportSchema,
  },
  {
    method: 'get',
    path: '/api/v1/metrics/escalation.csv',
    summary: 'The figures as a CSV file, one row for each figure and group.',
    security: 'agent',
    operation: 'figures:read',
    query: reportQuerySchema,
    answer: any,
  },
];

/** The OpenAPI 3.1 document of the HTTP side. */
export function openApiDocument(): JsonSchema {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const call of calls) {
    paths[call.path] = { ...paths[call.path], [call.method]: describe(call) };
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Handrail', version: '1', description: 'The passage from machine to person, as an API.' },
    paths,
    components: {
      schemas: { Problem: jsonSchemaOf(problemDetailsSchema, 'output') },
      securitySchemes: {
        visitor: {
          type: 'http',
          scheme: 'bearer',
          description: 'The token of POST /api/v1/visitor/sessions',
        },
        agent: { type: 'apiKey', in: 'cookie', name: 'handrail_session' },
        agentToken: { type: 'http', scheme: 'bearer', description: 'An API token' },
      },
    },
  };
}

function describe(call: Call): JsonSchema {
  const { path, summary, security, operation, body, query, status } = call;
  const schema = answerSchemaOf(call);
  return {
    summary,
    ...(operation && security !== 'none' ? { description: `For ${whoMay(operation, security)}.` } : {}),
    operationId: path.replace(/^\/(api\/v1\/)?/, '').replace(/[^\w]+/g, '_'),
    security: securityOf(security),
    parameters: [...pathParameters(path), ...(query ? queryParameters(query) : [])],
    ...(body
      ? {
          requestBody: {
            required: true,
            content: { 'application/json': { schema: jsonSchemaOf(body, 'input') } },
          },
        }
      : {}),
    responses: {
      [status ?? 200]: {
        description: 'Done',
        ...(schema ? { content: { 'application/json': { schema } } } : {}),
      },
      default: {
        description: 'Refused, with a stable code',
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    },
  };
}

function answerSchemaOf({ answer, acknowledgement }: Call): JsonSchema | null {
  if (acknowledgement) return acknowledgementSchemaOf(acknowledgement);
  return answer ? jsonSchemaOf(answer, 'output') : null;
}

function securityOf(security: Call['security']): unknown[] {
  if (security === 'none') return [];
  return security === 'visitor' ? [{ visitor: [] }] : [{ agent: [] }, { agentToken: [] }];
}

function pathParameters(path: string): JsonSchema[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }));
}

function queryParameters(query: z.ZodObject): JsonSchema[] {
  const { properties = {} } = jsonSchemaOf(query, 'input') as { properties?: Record<string, unknown> };
  return Object.entries(properties).map(([name, schema]) => ({ name, in: 'query', required: false, schema }));
}
