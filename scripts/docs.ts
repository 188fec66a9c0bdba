// npm run docs: writes what is made from the tables of the code: the tables of docs/protocol.md and the types of the
// client. `--check` only says whether they are up to date.
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { clientTypes } from './docs/client-types.ts';
import { protocolTables } from './docs/protocol-tables.ts';

const MARK = '<!-- From here on made by `npm run docs` from the tables that serve the protocol. -->';

/** Each file, and what it has to be, given what it is. */
const made: Record<string, (before: string) => string> = {
  'docs/protocol.md': (before) => `${before.split(MARK)[0]}${MARK}\n\n${protocolTables()}\n`,
  'client/api/types.ts': clientTypes,
};

for (const [name, make] of Object.entries(made)) {
  const file = path.resolve(import.meta.dirname, '..', name);
  const before = await readFile(file, 'utf8').catch(() => '');
  const after = make(before);
  if (before === after) continue;
  if (process.argv.includes('--check')) {
    process.exitCode = 1;
    process.stdout.write(`${name} is not what the tables say: run npm run docs\n`);
  } else await writeFile(file, after);
}
