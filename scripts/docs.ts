// npm run docs: writes the parts of docs/ that are made from code. `--check` only says whether they are up to date.
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { protocolTables } from './docs/protocol-tables.ts';

const FILE = path.resolve(import.meta.dirname, '../docs/protocol.md');
const MARK = '<!-- From here on made by `npm run docs` from the tables that serve the protocol. -->';

const before = await readFile(FILE, 'utf8');
const [prose] = before.split(MARK);
const after = `${prose}${MARK}\n\n${protocolTables()}\n`;
if (process.argv.includes('--check')) {
  if (before !== after) {
    process.exitCode = 1;
    process.stdout.write('docs/protocol.md is not what the tables say: run npm run docs\n');
  }
} else {
  await writeFile(FILE, after);
}
