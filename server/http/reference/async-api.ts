import type { z } from 'zod';
import { agentCommands, visitorCommands } from '../../../core/contract/commands.ts';
import { refusalSchema } from '../../../core/contract/problems.ts';
import { agentPushes, visitorPushes } from '../../../core/contract/pushes.ts';
import type { Operation } from '../../../core/permission/permission.ts';
import { whoMay } from '../../../core/permission/who-may.ts';
import { SESSION_COOKIE } from '../../auth/sessions.ts';
import { conventionsInMarkdown } from './conventions.ts';
import { examples } from './examples.ts';
import { type JsonSchema, openSchemaBook, type SchemaBook } from './schemas.ts';

type Commands = Record<string, { summary: string; input: z.ZodType; output: z.ZodType }>;
type Pushes = Record<string, { summary: string; payload: z.ZodType }>;
type Side = { id: 'visitor' | 'agent'; description: string; commands: Commands; pushes: Pushes };

/** Both namespaces, with what goes through them. */
const sides: Side[] = [
  {
    id: 'visitor',
    description: 'Contacts. `auth: {token}` with the token of `POST /api/v1/visitor/sessions`.',
    commands: visitorCommands,
    pushes: visitorPushes,
  },
  {
    id: 'agent',
    description: 'Agents, managers and admins. The session cookie, or `auth: {token}` with an API token.',
    commands: agentCommands,
    pushes: agentPushes,
  },
];

/** The AsyncAPI 3.0 document of the socket side, made from the tables that serve it. */
export function asyncApiDocument(): JsonSchema {
  const book = openSchemaBook('draft-7');
  book.of(refusalSchema, 'output');
  const channels = Object.fromEntries(sides.map((side) => [side.id, channelOf(side, book)]));
  return {
    asyncapi: '3.0.0',
    info: {
      title: 'Handrail sockets',
      version: '1',
      description: `Socket.IO 4. Every command is acknowledged.\n\n${conventionsInMarkdown(2)}`,
      license: { name: 'Apache-2.0', url: 'https://www.apache.org/licenses/LICENSE-2.0' },
    },
    defaultContentType: 'application/json',
    servers: {
      handrail: {
        host: '{host}',
        pathname: '/socket.io/',
        protocol: 'wss',
        protocolVersion: 'Socket.IO 4',
        description: 'The server that this document came from; `ws` where it is reached without TLS.',
        variables: {
          host: { default: 'localhost:3000', description: 'Its host, and its port where it has one' },
        },
      },
    },
    channels,
    operations: Object.assign({}, ...sides.map(operationsOf)) as JsonSchema,
    components: {
      schemas: book.components(),
      messages: {
        refused: {
          name: 'refused',
          title: 'Refused',
          summary: 'The acknowledgement of a command that was not carried out.',
          payload: { $ref: '#/components/schemas/Refusal' },
        },
      },
      securitySchemes: {
        visitorToken: {
          type: 'apiKey',
          in: 'user',
          description: '`auth: {token}` of the handshake: the token of `POST /api/v1/visitor/sessions`',
        },
        agentToken: {
          type: 'apiKey',
          in: 'user',
          description: '`auth: {token}` of the handshake: an API token',
        },
        agentCookie: {
          type: 'httpApiKey',
          in: 'cookie',
          name: SESSION_COOKIE,
          description: 'The session cookie of `POST /api/v1/auth/login`',
        },
      },
    },
  };
}

function channelOf({ id, description, commands, pushes }: Side, book: SchemaBook): JsonSchema {
  const sent = Object.entries(commands).flatMap(([name, { summary, input, output }]) => [
    [
      name,
      {
        name,
        title: name,
        summary,
        description: `For ${whoMay(name as Operation, id)}.`,
        payload: book.of(input, 'input', name),
        ...shown(exampleOf(id, name)?.body),
      },
    ],
    [
      `ack.${name}`,
      {
        name: `ack.${name}`,
        title: `Acknowledgement of ${name}`,
        summary: `The acknowledgement of \`${name}\`.`,
        payload: book.ofAcknowledgement(output, name),
        ...shown(exampleOf(id, name)?.answer),
      },
    ],
  ]);
  const received = Object.entries(pushes).map(([name, { summary, payload }]) => [
    `push.${name}`,
    {
      name,
      title: name,
      summary,
      payload: book.of(payload, 'output', name),
      ...shown(examples.pushes[`${id} ${name}`]),
    },
  ]);
  return {
    address: `/${id}`,
    title: `Namespace /${id}`,
    description,
    messages: {
      ...Object.fromEntries([...sent, ...received]),
      refused: { $ref: '#/components/messages/refused' },
    },
  };
}

/** A command goes two ways with one schema and one answer, so its example over HTTP is one of the socket. */
function exampleOf(side: Side['id'], name: string) {
  return examples.calls[`post /api/v1/${side}/commands/${name}`];
}

function shown(payload: unknown): JsonSchema {
  return payload === undefined ? {} : { examples: [{ payload }] };
}

function operationsOf({ id, commands, pushes }: Side): JsonSchema {
  const channel = { $ref: `#/channels/${id}` };
  const message = (key: string) => ({ $ref: `#/channels/${id}/messages/${key}` });
  const security = securityOf(id);
  const received = Object.entries(commands).map(([name, { summary }]) => [
    `${id}.receive.${name}`,
    {
      action: 'receive',
      channel,
      title: name,
      summary,
      security,
      messages: [message(name)],
      reply: { channel, messages: [message(`ack.${name}`), message('refused')] },
    },
  ]);
  const sent = Object.entries(pushes).map(([name, { summary }]) => [
    `${id}.send.${name}`,
    { action: 'send', channel, title: name, summary, security, messages: [message(`push.${name}`)] },
  ]);
  return Object.fromEntries([...received, ...sent]) as JsonSchema;
}

function securityOf(id: Side['id']): JsonSchema[] {
  const schemes = id === 'visitor' ? ['visitorToken'] : ['agentCookie', 'agentToken'];
  return schemes.map((name) => ({ $ref: `#/components/securitySchemes/${name}` }));
}
