import type { z } from 'zod';
import { protocolChanges } from '../../core/contract/changes.ts';
import { agentCommands, visitorCommands } from '../../core/contract/commands.ts';
import { agentPushes, visitorPushes } from '../../core/contract/pushes.ts';
import { accessSchema, placedItemSchema } from '../../core/contract/views.ts';
import type { Operation } from '../../core/permission/permission.ts';
import { whoMay } from '../../core/permission/who-may.ts';
import { entryData, entryTypes } from '../../core/timeline/entry.ts';
import { contactDataSchema } from '../../core/timeline/visible.ts';
import { needKinds } from '../../core/values/need.ts';
import { problems } from '../../core/values/problems.ts';
import { reasonCodes } from '../../core/values/reason.ts';
import { type Call, calls } from '../../server/http/reference/calls.ts';
import { conventionsInMarkdown } from '../../server/http/reference/conventions.ts';
import { shapeOf } from './shape.ts';

type Commands = Record<string, { summary: string; input: z.ZodType; output: z.ZodType }>;
type Pushes = Record<string, { summary: string; payload: z.ZodType }>;

/** The part of docs/protocol.md that is made from the tables that serve the protocol. */
export function protocolTables(): string {
  return [
    '## Conventions',
    conventionsInMarkdown(3),
    '## HTTP',
    table(
      ['call', 'for', 'sends', 'answers', 'what it does'],
      calls.filter(({ command }) => !command).map(callRow),
    ),
    'Each command below is a call as well: `POST /api/v1/visitor/commands/NAME` and `POST /api/v1/agent/commands/NAME`.',
    '## What a visitor sends',
    commandTable(visitorCommands, 'visitor'),
    '## What a visitor receives',
    pushTable(visitorPushes),
    '## What an agent sends',
    commandTable(agentCommands, 'agent'),
    '## What an agent receives',
    pushTable(agentPushes),
    '## Entries',
    'A string has no type beside its name. An empty cell: contacts do not see these entries.',
    table(['type', 'data for the team', 'data for the contact'], entryTypes.map(entryRow)),
    '## Shapes',
    `**access**, what a customer is told of the way to a person: \`${shapeOf(accessSchema, 'output')}\``,
    `**line item**, one waiting conversation: \`${shapeOf(placedItemSchema, 'output', 1)}\``,
    `**reason codes**: ${reasonCodes.map((code) => `\`${code}\``).join(', ')}`,
    `**kinds of need**, in the order in which a tie is broken: ${needKinds.map((kind) => `\`${kind}\``).join(', ')}`,
    '## Refusals',
    table(
      ['code', 'HTTP', 'meaning', 'worth sending again'],
      Object.entries(problems).map(([code, { status, title, retryable }]) => [
        `\`${code}\``,
        String(status),
        title,
        retryable ? 'yes' : 'no',
      ]),
    ),
    '## What changed',
    protocolChanges.map(({ on, what }) => `- ${on}: ${what}`).join('\n'),
  ].join('\n\n');
}

function commandTable(commands: Commands, side: 'visitor' | 'agent'): string {
  return table(
    ['command', 'for', 'sends', 'acknowledged with', 'what it does'],
    Object.entries(commands).map(([name, { summary, input, output }]) => [
      `\`${name}\``,
      whoMay(name as Operation, side),
      `\`${shapeOf(input, 'input')}\``,
      `\`${shapeOf(output, 'output', 1)}\``,
      summary,
    ]),
  );
}

function pushTable(pushes: Pushes): string {
  return table(
    ['push', 'carries', 'when'],
    Object.entries(pushes).map(([name, { summary, payload }]) => [
      `\`${name}\``,
      `\`${shapeOf(payload, 'output', 1)}\``,
      summary,
    ]),
  );
}

function entryRow(type: (typeof entryTypes)[number]): string[] {
  const seen = contactDataSchema(type);
  return [
    `\`${type}\``,
    `\`${shapeOf(entryData[type], 'output', 1)}\``,
    seen ? `\`${shapeOf(seen, 'output')}\`` : '',
  ];
}

function callRow(call: Call): string[] {
  const { method, path, summary, operation, security, body, query, answer } = call;
  const sent = body ?? query;
  return [
    `\`${method.toUpperCase()} ${path}\``,
    operation ? whoMay(operation, security === 'visitor' ? 'visitor' : 'agent') : whoCalls[security],
    sent ? `${query ? 'query ' : ''}\`${shapeOf(sent, 'input')}\`` : '',
    typeof answer === 'string' ? `\`${answer}\`` : `\`${shapeOf(answer, 'output', 1)}\``,
    summary,
  ];
}

const whoCalls: Record<Call['security'], string> = {
  none: 'anybody',
  visitor: 'contacts',
  agent: 'whoever is signed in',
  metrics: 'operators',
};

function table(head: string[], rows: string[][]): string {
  const line = (cells: string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
