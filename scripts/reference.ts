// npm run reference: says what is wrong with the two documents of the reference; `npm run check` runs it.
import { asyncApiDocument } from '../server/http/reference/async-api.ts';
import { openApiDocument } from '../server/http/reference/open-api.ts';
import { exampleFaults } from './reference/example-faults.ts';
import { fieldFaults } from './reference/fields.ts';
import { asyncApiFaults, openApiFaults } from './reference/validators.ts';

const openApi = openApiDocument();
const asyncApi = asyncApiDocument();
const faults = [
  ...fieldFaults('openapi.json', openApi),
  ...fieldFaults('asyncapi.json', asyncApi),
  ...exampleFaults({ openApi, asyncApi }),
  ...(await openApiFaults(openApi)),
  ...(await asyncApiFaults(asyncApi)),
];
for (const fault of faults) process.stdout.write(`${fault}\n`);
process.exitCode = faults.length > 0 ? 1 : 0;
