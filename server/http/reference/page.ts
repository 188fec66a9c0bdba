import { protocolChanges } from '../../../core/contract/changes.ts';
import { entryData, entryTypes } from '../../../core/timeline/entry.ts';
import { contactDataSchema } from '../../../core/timeline/visible.ts';
import { problems } from '../../../core/values/problems.ts';
import { asyncApiDocument } from './async-api.ts';
import { conventions } from './conventions.ts';
import { openApiDocument } from './open-api.ts';
import { type JsonSchema, openSchemaBook } from './schemas.ts';

const STYLE = `:root{color-scheme:light dark}body{font:16px/1.55 system-ui,sans-serif;max-width:60rem;margin:0 auto;
padding:2rem 1rem}h2{margin-top:2.5rem}h3{margin:1.6rem 0 .2rem;font-size:1.05rem}h3.name{font-family:ui-monospace,
monospace;font-size:1rem;overflow-wrap:anywhere}p{margin:.2rem 0 .5rem}pre{overflow:auto;max-height:30rem;padding:.75rem;
border:1px solid color-mix(in srgb,currentColor 25%,transparent);border-radius:8px;font-size:.82rem}table{border-collapse:
collapse;width:100%}td,th{text-align:left;vertical-align:top;padding:.35rem .6rem;border-bottom:1px solid
color-mix(in srgb,currentColor 20%,transparent)}nav a{margin-right:1rem}`;

type Content = Record<string, { schema: JsonSchema; example?: unknown }>;
type Operation = {
  tags: string[];
  summary: string;
  description?: string;
  parameters: { name: string; in: string; description: string; schema: JsonSchema }[];
  requestBody?: { content: Content };
  responses: Record<string, { content?: Content; $ref?: string }>;
};
type Message = { name: string; summary: string; payload: JsonSchema; examples?: { payload: unknown }[] };

/** A readable page of the reference; no script, nothing loaded from elsewhere. */
export function referencePage(): string {
  const { paths, tags, components } = openApiDocument() as {
    paths: Record<string, Record<string, Operation>>;
    tags: { name: string; description: string }[];
    components: { schemas: Record<string, JsonSchema> };
  };
  const { channels } = asyncApiDocument() as {
    channels: Record<'visitor' | 'agent', { messages: Record<string, Message> }>;
  };
  const calls = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  );
  const sections = [
    ...tags.map(({ name, description }) => ({
      id: idOf(name),
      title: name,
      body: `<p>${inline(description)}</p>${calls
        .filter(({ operation }) => operation.tags.includes(name))
        .map(callOf)
        .join('')}`,
    })),
    { id: 'visitor-pushes', title: 'What visitors receive', body: pushesOf(channels.visitor.messages) },
    { id: 'agent-pushes', title: 'What agents receive', body: pushesOf(channels.agent.messages) },
    { id: 'entries', title: 'Entries: their data by type', body: entriesOf() },
    { id: 'shapes', title: 'Shapes', body: shapesOf(components.schemas) },
    { id: 'problems', title: 'Problems', body: problemTable() },
    { id: 'changes', title: 'What changed', body: changeList() },
  ];
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Handrail: protocol reference</title>
<meta name="viewport" content="width=device-width,initial-scale=1"><style>${STYLE}</style></head><body>
<h1>Handrail: protocol reference</h1>
<p>Made from the tables that serve it. For machines: <a href="/api/openapi.json">OpenAPI</a> (HTTP),
<a href="/api/asyncapi.json">AsyncAPI</a> (sockets).</p>
<nav><a href="#conventions">Conventions</a>${sections.map(({ id, title }) => `<a href="#${id}">${title}</a>`).join('')}</nav>
<h2 id="conventions">Conventions</h2>${conventionsList()}
${sections.map(({ id, title, body }) => `<h2 id="${id}">${title}</h2>${body}`).join('\n')}</body></html>`;
}

function conventionsList(): string {
  return conventions
    .map(
      ({ title, points }) =>
        `<h3>${title}</h3><ul>${points.map((point) => `<li>${inline(point)}</li>`).join('')}</ul>`,
    )
    .join('');
}

function callOf({ path, method, operation }: { path: string; method: string; operation: Operation }): string {
  const { summary, description, parameters, requestBody, responses } = operation;
  const done = Object.entries(responses).find(([, { content }]) => content);
  const refused = Object.keys(responses).filter((status) => responses[status]?.$ref);
  const event = path.split('/commands/')[1];
  return [
    `<h3 class="name" id="${idOf(`${method}-${path}`)}">${method.toUpperCase()} ${escapeHtml(path)}</h3>`,
    `<p>${inline(summary)}</p>`,
    description ? `<p>${inline(description)}</p>` : '',
    event ? `<p>As a socket event: <code>${event}</code></p>` : '',
    parameters.length > 0 ? parameterTable(parameters) : '',
    ...contentsOf('Input', requestBody?.content),
    ...contentsOf(event ? 'Acknowledgement' : `Answer (${done?.[0]})`, done?.[1].content),
    refused.length > 0 ? `<p>May be refused with ${refused.join(', ')}.</p>` : '',
  ].join('\n');
}

function contentsOf(label: string, content: Content = {}): string[] {
  return Object.entries(content).map(([type, { schema, example }]) => {
    const kind = type === 'application/json' ? '' : `, <code>${type}</code>`;
    const shown = example === undefined ? '' : details(`Example of ${label.toLowerCase()}`, example);
    return `${details(`${label}${kind}`, schema)}${shown}`;
  });
}

function parameterTable(parameters: Operation['parameters']): string {
  const rows = parameters.map(
    ({ name, in: place, description, schema }) =>
      `<tr><td><code>${name}</code></td><td>${place}</td><td>${inline(description)}</td><td><code>${escapeHtml(JSON.stringify(schema))}</code></td></tr>`,
  );
  return `<table><tr><th>Parameter</th><th>In</th><th>What it is</th><th>Schema</th></tr>${rows.join('')}</table>`;
}

function pushesOf(messages: Record<string, Message>): string {
  return Object.entries(messages)
    .filter(([key]) => key.startsWith('push.'))
    .map(([, { name, summary, payload, examples = [] }]) => {
      const shown = examples.map((example) => details('Example', example.payload)).join('');
      return `<h3 class="name">${name}</h3><p>${inline(summary)}</p>${details('Payload', payload)}${shown}`;
    })
    .join('');
}

/** Each entry type with the data that the team and the contact see. */
function entriesOf(): string {
  const book = openSchemaBook('draft-2020-12');
  return entryTypes
    .map((type) => {
      const seen = contactDataSchema(type);
      const forContact = seen
        ? details('Contacts see', book.of(seen, 'output', type))
        : '<p>Contacts do not see it.</p>';
      const forTeam = details('The team sees', book.of(entryData[type], 'output', type));
      return `<h3 class="name">${type}</h3>${forTeam}${forContact}`;
    })
    .join('');
}

function shapesOf(schemas: Record<string, JsonSchema>): string {
  return Object.entries(schemas)
    .map(([name, schema]) => `<h3 class="name" id="${name}">${name}</h3>${details('Schema', schema)}`)
    .join('');
}

function problemTable(): string {
  const rows = Object.entries(problems).map(
    ([code, { status, title, retryable }]) =>
      `<tr><td><code>${code}</code></td><td>${status}</td><td>${escapeHtml(title)}</td><td>${retryable ? 'yes' : 'no'}</td></tr>`,
  );
  return `<table><tr><th>Code</th><th>HTTP</th><th>Meaning</th><th>Worth sending again</th></tr>${rows.join('')}</table>`;
}

function changeList(): string {
  return `<ul>${protocolChanges.map(({ on, what }) => `<li>${on}: ${inline(what)}</li>`).join('')}</ul>`;
}

/** JSON that can be opened; a reference to a shape leads to it. */
function details(label: string, json: unknown): string {
  const text = escapeHtml(JSON.stringify(json, null, 2));
  const linked = text.replaceAll(/#\/components\/schemas\/(\w+)/g, '<a href="#$1">$1</a>');
  return `<details><summary>${label}</summary><pre tabindex="0">${linked}</pre></details>`;
}

function idOf(text: string): string {
  return text.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-');
}

function inline(text: string): string {
  return escapeHtml(text).replaceAll(/`([^`]+)`/g, '<code>$1</code>');
}

function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
