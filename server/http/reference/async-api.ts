import type { z } from 'zod';
import { agentCommands, visitorCommands } from '../../../core/contract/commands.ts';
import { refusalSchema } from '../../../core/contract/problems.ts';
import { agentPushes, visitorPushes } from '../../../core/contract/pushes.ts';
import type { Operation } from '../../../core/permission/permission.ts';
import { whoMay } from '../../../core/permission/who-may.ts';
import { acknowledgementSchemaOf, type JsonSchema, jsonSchemaOf } from './json-schema.ts';

type Commands = Record<string, { summary: string; input: z.ZodType; output: z.ZodType }>;
type Pushes = Record<string, { summary: string; payload: z.ZodType }>;

/** The AsyncAPI 3.0 document of the socket side, made from the table that serves it. */
export function asyncApiDocument(): JsonSchema {
  return {
    asyncapi: '3.0.0',
    info: {
      title: 'Handrail sockets',
      version: '1',
      description: 'Socket.IO 4. Every command is acknowledged.',
    },
    channels: {
      visitor: channel(
        '/visitor',
        'auth: {token} of POST /api/v1/visitor/sessions',
        'visitor',
        visitorCommands,
        visitorPushes,
      ),
      agent: channel(
        '/agent',
        'session cookie, or auth: {token} with an API token',
        'agent',
        agentCommands,
        agentPushes,
      ),
    },
    operations: {
      ...operations('visitor', visitorCommands, visitorPushes),
      ...operations('agent', agentCommands, agentPushes),
    },
    components: { schemas: { Refusal: jsonSchemaOf(refusalSchema, 'output') } },
  };
}

function channel(
  address: string,
  description: string,
  side: 'visitor' | 'agent',
  commands: Commands,
  pushes: Pushes,
): JsonSchema {
  const sent = Object.entries(commands).map(([name, { summary, input, output }]) => [
    name,
    {
      name,
      summary,
      description: `For ${whoMay(name as Operation, side)}.`,
      payload: jsonSchemaOf(input, 'input'),
      'x-acknowledgement': acknowledgementSchemaOf(output),
    },
  ]);
  const received = Object.entries(pushes).map(([name, { summary, payload }]) => [
    `push.${name}`,
    { name, summary, payload: jsonSchemaOf(payload, 'output') },
  ]);
  return { address, description, messages: Object.fromEntries([...sent, ...received]) };
}

function operations(side: string, commands: Commands, pushes: Pushes): JsonSchema {
  const operation = (action: string, name: string, key: string) => [
    `${side}.${action}.${name}`,
    {
      action,
      channel: { $ref: `#/channels/${side}` },
      messages: [{ $ref: `#/channels/${side}/messages/${key.replaceAll('/', '~1')}` }],
    },
  ];
  return Object.fromEntries([
    ...Object.keys(commands).map((name) => operation('receive', name, name)),
    ...Object.keys(pushes).map((name) => operation('send', name, `push.${name}`)),
  ]);
}
