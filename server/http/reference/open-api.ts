import type { z } from 'zod';
import { problemDetailsSchema } from '../../../core/contract/problems.ts';
import { whoMay } from '../../../core/permission/who-may.ts';
import { SESSION_COOKIE } from '../../auth/sessions.ts';
import { type Call, calls } from './calls.ts';
import { conventionsInMarkdown } from './conventions.ts';
import { examples } from './examples.ts';
import { refusalResponses, refusalsOf } from './refusals.ts';
import { type JsonSchema, openSchemaBook, type SchemaBook } from './schemas.ts';

/** The OpenAPI 3.1 document of the HTTP side. */
export function openApiDocument(): JsonSchema {
  const book = openSchemaBook('draft-2020-12');
  book.of(problemDetailsSchema, 'output');
  const paths: Record<string, Record<string, unknown>> = {};
  for (const call of calls) {
    paths[call.path] = { ...paths[call.path], [call.method]: describe(call, book) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Handrail',
      version: '1',
      summary: 'The passage from machine to person, as an API.',
      description: conventionsInMarkdown(2),
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/', description: 'The server that this document came from' }],
    tags: [...new Set(calls.map(({ tag }) => tag))].map((name) => ({ name, description: tagWords[name] })),
    paths,
    components: {
      schemas: book.components(),
      responses: refusalResponses(),
      securitySchemes: {
        visitor: {
          type: 'http',
          scheme: 'bearer',
          description: 'The token of `POST /api/v1/visitor/sessions`',
        },
        agent: {
          type: 'apiKey',
          in: 'cookie',
          name: SESSION_COOKIE,
          description: 'Set by `POST /api/v1/auth/login`',
        },
        agentToken: {
          type: 'http',
          scheme: 'bearer',
          description: 'An API token (`npm run admin -- api-token`)',
        },
        metrics: {
          type: 'http',
          scheme: 'bearer',
          description: '`HANDRAIL_METRICS_TOKEN`; in demo mode none is asked for',
        },
      },
    },
  };
}

const tagWords: Record<Call['tag'], string> = {
  Operation: 'For operators.',
  Visitors: 'What a contact does: sessions and commands.',
  'Signing in': 'Sessions of agents, managers and admins.',
  Agents: 'The commands of agents.',
  Reading: 'Conversations, decisions and people, for agents.',
  Figures: 'Reports, for managers.',
  Privacy: 'What is held of a contact, for admins. Erasing is the command `contact:erase`.',
  Reference: 'The reference itself.',
};

function describe(call: Call, book: SchemaBook): JsonSchema {
  const { path, tag, summary, operation, command, security, body, query } = call;
  const side = security === 'visitor' ? 'visitor' : 'agent';
  return {
    tags: [tag],
    summary,
    ...(operation ? { description: `For ${whoMay(operation, side)}.` } : {}),
    operationId: path
      .replace(/^\/(api\/v1\/)?/, '')
      .replace(/[^\w]+/g, '_')
      .replace(/_$/, ''),
    security: securityOf(security),
    parameters: [...pathParameters(path), ...(query ? queryParameters(call, query, book) : [])],
    ...(body ? { requestBody: requestBodyOf(call, body, book) } : {}),
    responses: { ...answersOf(call, book), ...refusalsOf(call) },
    ...(command ? { 'x-socket-event': { namespace: `/${command.side}`, name: command.name } } : {}),
  };
}

function requestBodyOf(call: Call, body: z.ZodType, book: SchemaBook): JsonSchema {
  const schema = book.of(body, 'input', placeOf(call));
  return { required: true, content: { 'application/json': { schema, ...exampleOf(call, 'body') } } };
}

/** The example of a call's body or answer, as a media type carries it. */
function exampleOf({ method, path }: Call, part: 'body' | 'answer'): { example?: unknown } {
  const example = examples.calls[`${method} ${path}`]?.[part];
  return example === undefined ? {} : { example };
}

/** Where fields of a call stand: its command, else the last part of its path. */
function placeOf({ command, path }: Call): string {
  return command?.name ?? path.split('/').at(-1) ?? '';
}

function answersOf(call: Call, book: SchemaBook): Record<string, JsonSchema> {
  const { status = 200, alsoAnswers = [], path } = call;
  const answer = {
    description: status === 201 ? 'Made' : 'Done',
    ...(path.endsWith('/login') ? { headers: { 'Set-Cookie': cookieHeader } } : {}),
    content: contentOf(call, book),
  };
  return Object.fromEntries([status, ...alsoAnswers].map((code) => [String(code), answer]));
}

const cookieHeader = {
  description: `\`${SESSION_COOKIE}\`, for this site only and not for scripts`,
  schema: { type: 'string' },
};

function contentOf(call: Call, book: SchemaBook): JsonSchema {
  const { answer, command } = call;
  const shown = exampleOf(call, 'answer');
  if (typeof answer === 'string') return { [answer]: { schema: { type: 'string' }, ...shown } };
  const schema = command
    ? book.ofAcknowledgement(command.output, command.name)
    : book.of(answer, 'output', placeOf(call));
  return { 'application/json': { schema, ...shown } };
}

function securityOf(security: Call['security']): unknown[] {
  switch (security) {
    case 'none':
      return [];
    case 'visitor':
      return [{ visitor: [] }];
    case 'agent':
      return [{ agent: [] }, { agentToken: [] }];
    case 'metrics':
      return [{}, { metrics: [] }];
  }
}

function pathParameters(path: string): JsonSchema[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    description: path.includes('/contacts/') ? 'The contact' : 'The conversation',
    schema: { type: 'string', maxLength: 100 },
  }));
}

function queryParameters({ method, path }: Call, query: z.ZodObject, book: SchemaBook): JsonSchema[] {
  const example = examples.calls[`${method} ${path}`]?.query ?? {};
  const { properties = {} } = book.of(query, 'input', 'query') as { properties?: Record<string, JsonSchema> };
  return Object.entries(properties).map(([name, { description, ...schema }]) => ({
    name,
    in: 'query',
    required: false,
    description,
    schema,
    ...(example[name] === undefined ? {} : { example: asWritten(example[name], schema) }),
  }));
}

/** A query as it stands in an address, read as its schema says. */
function asWritten(text: string, { type }: JsonSchema): unknown {
  return type === 'integer' ? Number(text) : text;
}
