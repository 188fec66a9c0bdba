import { z } from 'zod';
import { briefSchema } from '../../../core/brief/brief-schema.ts';
import { escalationReportSchema } from '../../../core/contract/escalation-report.ts';
import { problemDetailsSchema, refusalSchema } from '../../../core/contract/problems.ts';
import { readinessSchema } from '../../../core/contract/readiness.ts';
import * as views from '../../../core/contract/views.ts';
import { figureSchema } from '../../../core/metrics/figure.ts';
import { entryData } from '../../../core/timeline/entry.ts';
import { agentEntrySchema, contactEntrySchema } from '../../../core/timeline/visible.ts';
import { decisionSchema } from '../../../core/triage/explanation/decision.ts';
import { judgementSchema } from '../../../core/triage/judgement.ts';
import { stateNameSchema, transferTargetSchema } from '../../../core/values/conversation.ts';
import { needSchema } from '../../../core/values/need.ts';
import { accountSchema, actorSchema, personSchema } from '../../../core/values/people.ts';
import { reasonSchema } from '../../../core/values/reason.ts';
import { wordsFor } from './field-words.ts';

export type JsonSchema = Record<string, unknown>;

/** Shapes that have a name of their own in the reference; everything else stands where it is used. */
const namedSchemas: Record<string, z.ZodType> = {
  Access: views.accessSchema,
  Account: accountSchema,
  Actor: actorSchema,
  AgentEntry: agentEntrySchema,
  AgentPresence: views.agentPresenceSchema,
  Brief: briefSchema,
  ContactEntry: contactEntrySchema,
  ConversationSummary: views.conversationSummarySchema,
  Decision: decisionSchema,
  EscalationReport: escalationReportSchema,
  Figure: figureSchema,
  Figures: escalationReportSchema.shape.total,
  Judgement: judgementSchema,
  LineItem: views.placedItemSchema,
  Need: needSchema,
  Person: personSchema,
  Problem: problemDetailsSchema,
  Readiness: readinessSchema,
  Reason: reasonSchema,
  Refusal: refusalSchema,
  State: stateNameSchema,
  Team: views.teamSchema,
  TransferTarget: transferTargetSchema,
  User: views.userViewSchema,
  VisitorSession: views.visitorSessionSchema,
};

/** What core/timeline keeps open, because the rooms that own these schemas stand above it. */
const { decision, judgement } = entryData['decision.recorded'].shape;
const standIns = new Map<unknown, string>([
  [decision, 'Decision'],
  [judgement.unwrap(), 'Judgement'],
]);

const names = z.registry<{ id?: string }>();
for (const [id, schema] of Object.entries(namedSchemas)) names.add(schema, { id });

export type SchemaBook = ReturnType<typeof openSchemaBook>;

/**
 * Writes zod schemas as JSON Schema for one document. A named shape is written once, as a component, and referred to
 * from then on. Draft 2020-12 is what OpenAPI 3.1 uses, draft 7 what AsyncAPI 3 does.
 */
export function openSchemaBook(target: 'draft-2020-12' | 'draft-7') {
  const components: Record<string, JsonSchema> = {};

  /** `owner` is where it stands: the command or the call, for the words of its fields. */
  function of(schema: z.ZodType, io: 'input' | 'output', owner = ''): JsonSchema {
    const { $schema: _, $defs, definitions, ...rest } = written(schema, io);
    for (const [name, component] of Object.entries({ ...$defs, ...definitions }))
      components[name] ??= finished(component, name);
    return finished(rest, owner);
  }

  function finished(schema: JsonSchema, owner: string): JsonSchema {
    const whole = described(pointed(schema), owner);
    return target === 'draft-7' ? withLoneReferences(whole) : whole;
  }

  function written(schema: z.ZodType, io: 'input' | 'output') {
    return z.toJSONSchema(schema, {
      io,
      target,
      unrepresentable: 'any',
      metadata: names,
      override: ({ zodSchema, jsonSchema }) => {
        const description = z.globalRegistry.get(zodSchema)?.description;
        if (description) jsonSchema.description = description;
        // Answers get new fields beside the old ones, and who reads them must not stumble over those.
        if (io === 'output' && jsonSchema.additionalProperties === false)
          delete jsonSchema.additionalProperties;
        const standIn = standIns.get(zodSchema);
        if (standIn) replace(jsonSchema, standIn);
      },
    }) as JsonSchema & { $defs?: Record<string, JsonSchema>; definitions?: Record<string, JsonSchema> };
  }

  function replace(jsonSchema: JsonSchema, name: string): void {
    for (const key of Object.keys(jsonSchema)) delete jsonSchema[key];
    of(namedSchemas[name] ?? z.never(), 'output');
    jsonSchema.$ref = `#/components/schemas/${name}`;
  }

  return {
    of,
    /** What a command answers, in the envelope that says that it was carried out. */
    ofAcknowledgement: (output: z.ZodType, command: string) =>
      of(z.object({ ok: z.literal(true), ...(output as z.ZodObject).shape }), 'output', command),
    /** The named shapes that were used so far, by name. */
    components: () => Object.fromEntries(Object.entries(components).sort(([a], [b]) => (a < b ? -1 : 1))),
  };
}

/** References point to the document's components, not into the schema that they came with. */
function pointed(schema: JsonSchema): JsonSchema {
  const text = JSON.stringify(schema).replaceAll(/"#\/(\$defs|definitions)\//g, '"#/components/schemas/');
  return JSON.parse(text) as JsonSchema;
}

/** Every field says what it is: in the words of its schema, else in those that its name has in its place. */
function described(schema: JsonSchema, owner: string): JsonSchema {
  const fields = Object.entries((schema.properties ?? {}) as Record<string, JsonSchema>);
  const type = fields.find(([name]) => name === 'type')?.[1].const;
  for (const [name, field] of fields) {
    const words = field.description ?? wordsFor(name, owner);
    if (words) field.description = words;
    // The data of an entry stands under the entry's type.
    described(field, name === 'data' && typeof type === 'string' ? type : name);
  }
  for (const inside of insideOf(schema)) described(inside, owner);
  return schema;
}

/** Draft 7 reads nothing that stands beside a reference. */
function withLoneReferences(schema: JsonSchema): JsonSchema {
  const { $ref, ...beside } = schema;
  if (typeof $ref === 'string' && Object.keys(beside).length > 0) return { ...beside, allOf: [{ $ref }] };
  return Object.fromEntries(
    Object.entries(schema).map(([key, value]) => [key, key === 'const' ? value : withinLone(value)]),
  );
}

function withinLone(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withinLone);
  return value !== null && typeof value === 'object' ? withLoneReferences(value as JsonSchema) : value;
}

function insideOf(schema: JsonSchema): JsonSchema[] {
  const one = [schema.items, schema.additionalProperties].filter((inside) => typeof inside === 'object');
  const many = ['anyOf', 'oneOf', 'allOf', 'prefixItems'].flatMap((key) => schema[key] ?? []);
  return [...one, ...many] as JsonSchema[];
}
