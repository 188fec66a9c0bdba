import { z } from 'zod';

export type JsonSchema = Record<string, unknown>;

/** The JSON Schema of a zod schema, as both reference documents use it. */
export function jsonSchemaOf(schema: z.ZodType, io: 'input' | 'output'): JsonSchema {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, {
    io,
    unrepresentable: 'any',
    target: 'draft-2020-12',
  });
  return rest;
}

/** The schema of a command's acknowledgement: what it answers, in the envelope that says that it was carried out. */
export function acknowledgementSchemaOf(output: z.ZodType): JsonSchema {
  const {
    properties = {},
    required = [],
    ...rest
  } = jsonSchemaOf(output, 'output') as {
    properties?: Record<string, JsonSchema>;
    required?: string[];
  };
  return { ...rest, properties: { ok: { const: true }, ...properties }, required: ['ok', ...required] };
}
