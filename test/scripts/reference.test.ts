import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { exampleFaults } from '../../scripts/reference/example-faults.ts';
import { fieldFaults } from '../../scripts/reference/fields.ts';
import { asyncApiDocument } from '../../server/http/reference/async-api.ts';
import { examples } from '../../server/http/reference/examples.ts';
import { openApiDocument } from '../../server/http/reference/open-api.ts';

jest.setTimeout(120_000);

const ROOT = path.resolve(import.meta.dirname, '../..');

describe('the documents of the reference', () => {
  it('are found right by two validators each, and describe every field', async () => {
    const tsx = path.join(ROOT, 'node_modules/.bin/tsx');
    // Its findings stand on standard output, and a finding is a failure.
    const { stdout } = await promisify(execFile)(tsx, ['scripts/reference.ts'], { cwd: ROOT });
    expect(stdout).toBe('');
  });

  it('have an example of each call that its schema accepts', () => {
    const documents = { openApi: openApiDocument(), asyncApi: asyncApiDocument() };
    expect(exampleFaults(documents)).toEqual([]);
    const { 'get /healthz': _, ...rest } = examples.calls;
    const calls = {
      ...rest,
      'get /api/v1/auth/me': { answer: { user: { id: 'u1', name: 'Ana', age: 30 } } },
    };
    expect(exampleFaults(documents, { ...examples, calls })).toEqual([
      expect.stringMatching(/call get [/]healthz has none: .*tour[.]ts/),
      expect.stringMatching(/auth[/]me 200: .*required property 'role'.*additional properties/),
    ]);
  });

  it('are told of a field without words, and of a time without a format', () => {
    const schema = {
      type: 'object',
      properties: { at: { type: 'string' }, colour: { description: 'Its colour' } },
    };
    const faults = fieldFaults('x.json', { components: { schemas: { Ball: schema } } });
    expect(faults).toEqual([
      expect.stringMatching(/^x[.]json: Ball[.]at has no description: .*field-words[.]ts/),
      expect.stringMatching(/^x[.]json: Ball[.]at is a time without a format: .*isoTimeSchema/),
    ]);
  });
});
