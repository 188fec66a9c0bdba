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
