import asyncApiSpecs from '@asyncapi/specs';
import { createConfig, lintFromString } from '@redocly/openapi-core';
import { Validator } from '@seriousme/openapi-schema-validator';
import { Ajv, type SchemaObject } from 'ajv';
import formats from 'ajv-formats';

type Document = Record<string, unknown>;

/** What Redocly's linter and the specification's own schema say against an OpenAPI document. */
export async function openApiFaults(document: Document): Promise<string[]> {
  const { valid, errors } = await new Validator().validate(document);
  return [
    ...(await redoclyFaults('openapi.json', document)),
    ...(valid ? [] : [`openapi.json, by its specification: ${JSON.stringify(errors)}`]),
  ];
}

/** The same for AsyncAPI. */
export async function asyncApiFaults(document: Document): Promise<string[]> {
  // The specification brings the meta schema of draft 7 with it.
  const ajv = new Ajv({ strict: false, allErrors: true, meta: false, validateSchema: false });
  formats.default(ajv);
  const validate = ajv.compile(asyncApiSpecs.schemas['3.0.0'] as SchemaObject);
  const isValid = validate(document);
  return [
    ...(await redoclyFaults('asyncapi.json', document)),
    ...(isValid ? [] : [`asyncapi.json, by its specification: ${ajv.errorsText(validate.errors)}`]),
  ];
}

async function redoclyFaults(name: string, document: Document): Promise<string[]> {
  // What only says whether the server lives cannot be refused.
  const rules = { 'operation-4xx-response': 'off' as const };
  const config = await createConfig({ extends: ['recommended-strict'], rules });
  const problems = await lintFromString({ source: JSON.stringify(document), config });
  return problems.map(({ ruleId, message, location }) => {
    const [where] = location;
    return `${name}, by Redocly (${ruleId}): ${message} at ${where && 'pointer' in where ? where.pointer : '#'}`;
  });
}
