import type { z } from 'zod';
import { protocolChanges } from '../../../core/contract/changes.ts';
import { agentCommands, visitorCommands } from '../../../core/contract/commands.ts';
import { agentPushes, visitorPushes } from '../../../core/contract/pushes.ts';
import type { Operation } from '../../../core/permission/permission.ts';
import { whoMay } from '../../../core/permission/who-may.ts';
import { entryData, entryTypes } from '../../../core/timeline/entry.ts';
import { contactDataSchema } from '../../../core/timeline/visible.ts';
import { problems } from '../../../core/values/problems.ts';
import { acknowledgementSchemaOf, type JsonSchema, jsonSchemaOf } from './json-schema.ts';

const STYLE = `:root{color-scheme:light dark}body{font:16px/1.55 system-ui,sans-serif;max-width:60rem;margin:0 auto;
padding:2rem 1rem}h2{margin-top:2.5rem}h3{margin:1.6rem 0 .2rem;font-family:ui-monospace,monospace;font-size:1rem}
p{margin:.2rem 0 .5rem}pre{overflow:auto;padding:.75rem;border:1px solid color-mix(in srgb,currentColor 25%,transparent);
border-radius:8px;font-size:.82rem}table{border-collapse:collapse;width:100%}td,th{text-align:left;padding:.35rem .6rem;
border-bottom:1px solid color-mix(in srgb,currentColor 20%,transparent)}nav a{margin-right:1rem}`;

/** A readable page of the reference; no script, nothing loaded from elsewhere. */
export function referencePage(): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Handrail: protocol reference</title>
<meta name="viewport" content="width=device-width,initial-scale=1"><style>${STYLE}</style></head><body>
<h1>Handrail: protocol reference</h1>
<p>Made from the tables that serve it. For machines: <a href="/api/openapi.json">OpenAPI</a> (HTTP),
<a href="/api/asyncapi.json">AsyncAPI</a> (sockets).</p>
<nav><a href="#visitor">Visitors</a><a href="#agent">Agents</a><a href="#entries">Entries</a><a href="#problems">Problems</a><a
href="#changes">What changed</a></nav>
${side('visitor', 'Visitors', 'Socket namespace <code>/visitor</code> with <code>auth: {token}</code>', visitorCommands, visitorPushes)}
${side('agent', 'Agents', 'Socket namespace <code>/agent</code> with the session cookie or an API token', agentCommands, agentPushes)}
<h2 id="entries">Entries: their data by type</h2>${entriesOf()}
<h2 id="problems">Problems</h2><table><tr><th>Code</th><th>HTTP</th><th>Meaning</th><th>Worth sending again</th></tr>
${Object.entries(problems)
  .map(
    ([code, { status, title, retryable }]) =>
      `<tr><td><code>${code}</code></td><td>${status}</td><td>${escapeHtml(title)}</td><td>${retryable ? 'yes' : 'no'}</td></tr>`,
  )
  .join('')}</table>
<h2 id="changes">What changed</h2><ul>${protocolChanges
    .map(({ on, what }) => `<li>${on}: ${escapeHtml(what)}</li>`)
    .join('')}</ul></body></html>`;
}

/** Each entry type with the data that the team and the contact see. */
function entriesOf(): string {
  return entryTypes
    .map((type) => {
      const seen = contactDataSchema(type);
      const forContact = seen ? details('Contacts see', seen, 'output') : '<p>Contacts do not see it.</p>';
      return `<h3>${type}</h3>${details('The team sees', entryData[type], 'output')}${forContact}`;
    })
    .join('');
}

function side(
  id: 'visitor' | 'agent',
  title: string,
  intro: string,
  commands: Record<string, { summary: string; input: z.ZodType; output: z.ZodType }>,
  pushes: Record<string, { summary: string; payload: z.ZodType }>,
): string {
  const sent = Object.entries(commands).map(
    ([name, { summary, input, output }]) =>
      `<h3>${name}</h3><p>${escapeHtml(summary)}</p><p>For ${whoMay(name as Operation, id)}.</p><p><code>POST /api/v1/${id}/commands/${name}</code></p>
${details('Input', input, 'input')}${shown('Acknowledgement', acknowledgementSchemaOf(output))}`,
  );
  const received = Object.entries(pushes).map(
    ([name, { summary, payload }]) =>
      `<h3>${name}</h3><p>${escapeHtml(summary)}</p>${details('Payload', payload, 'output')}`,
  );
  return `<h2 id="${id}">${title}: what they send</h2><p>${intro}, or HTTP.</p>${sent.join('')}
<h2>${title}: what they receive</h2>${received.join('')}`;
}

function details(label: string, schema: z.ZodType, io: 'input' | 'output'): string {
  return shown(label, jsonSchemaOf(schema, io));
}

function shown(label: string, schema: JsonSchema): string {
  const text = escapeHtml(JSON.stringify(schema, null, 2));
  return `<details><summary>${label}</summary><pre tabindex="0">${text}</pre></details>`;
}

function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
